"""Pages that are about to be taken away, with all that readers come to them by."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, ReferenceIndex

from links.models import LinkUse
from pages.old_addresses.addresses import addresses_at


@dataclass
class TakenAway:
    """Pages that go together.

    `tops` are those that were chosen, in the order of the tree. Of each, `addresses`
    has those that readers lose, of pages below it too; `for_good` when none of the
    pages comes back.
    """

    tops: list[Page]
    for_good: bool
    ids: set[int] = field(default_factory=set)
    addresses: dict[int, set[tuple[int, str]]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return len(set().union(*self.addresses.values())) if self.addresses else 0

    def place_above(self, top: Page) -> Page | None:
        """Return the nearest page above `top` that readers can still see, if any."""
        above = top.get_ancestors().live().public().filter(depth__gt=1)
        return above.exclude(pk__in=self.ids).order_by("-depth").first()

    def pages_linking_here(self) -> int:
        """Return how many public pages of the others have a link to one of these."""
        of_page = ContentType.objects.get_for_model(Page)
        uses = LinkUse.objects.filter(link__target_page__in=self.ids, in_live=True)
        linking = set(uses.values_list("page", flat=True))
        direct = ReferenceIndex.objects.filter(
            base_content_type=of_page,
            to_content_type=of_page,
            to_object_id__in=[str(pk) for pk in self.ids],
        ).values_list("object_id", flat=True)
        linking |= {int(pk) for pk in direct}
        return Page.objects.live().filter(pk__in=linking - self.ids).count()

    def redirects_here(self) -> list[Redirect]:
        """Return the redirects that lead to one of the pages."""
        return list(Redirect.objects.filter(redirect_page__in=self.ids))


def to_be_deleted(pages: Iterable[Page]) -> TakenAway:
    """Return what goes when `pages` are deleted: all that is below them, too."""
    return _taken(
        pages, True, lambda top: top.get_descendants().only("live", "url_path")
    )


def to_be_unpublished(
    pages: Iterable[Page], may: Callable[[Page], bool] | None
) -> TakenAway:
    """Return what goes when `pages` are unpublished.

    With those below them that `may` is true of, as Wagtail's screens do; with none,
    where that is None.
    """

    def below(top: Page) -> Iterable[Page]:
        return filter(may, top.get_descendants().live()) if may else ()

    return _taken(pages, False, below)


def _taken(
    pages: Iterable[Page], for_good: bool, below: Callable[[Page], Iterable[Page]]
) -> TakenAway:
    tops = sorted(pages, key=lambda page: page.path)
    taken = TakenAway(tops, for_good)
    for top in tops:
        going = [top, *below(top)]
        taken.ids |= {page.pk for page in going}
        taken.addresses[top.pk] = {
            address
            for page in going
            if page.live
            for address in addresses_at(page.url_path)
        }
    return taken
