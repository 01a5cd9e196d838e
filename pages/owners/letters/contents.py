"""What a letter tells of: links to decide about, and pages to review."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from wagtail.models import Page

from links.decisions.matters import what_is_the_matter, what_to_do
from links.decisions.needed import needs_decision
from links.models import Link, LinkUse
from links.owners import page_ids_of_owner
from links.printing.lookup import share_root_paths
from pages.models import Person
from pages.owners.confirming import URL_NAME as CONFIRM
from pages.owners.reviews import reviews_until
from pages.serving.addresses import full_address

# A review is told of two Mondays before its day, and every Monday from then on.
DAYS_BEFORE = 14


@dataclass(frozen=True)
class PageInLetter:
    """A page with links that need a decision, or one that is to be reviewed."""

    page: Page
    links: list[Link]
    review: date | None = None
    # Who answers for it, when the reader stands in for them.
    owner: str = ""

    @property
    def edit_url(self) -> str:
        return in_admin("wagtailadmin_pages:edit", self.page.pk)

    @property
    def confirm_url(self) -> str:
        """Where the reader says that the page is still right."""
        return in_admin(CONFIRM, self.page.pk)

    @property
    def public_url(self) -> str:
        return full_address(self.page) if self.page.live else ""

    @property
    def items(self) -> list[dict]:
        """What the letter says of each link. Never its address: it may be a danger."""
        return [
            {
                "title": link.title,
                "sentences": what_is_the_matter(link),
                "advice": what_to_do(link),
                "url": in_admin("wagtailsnippets_links_link:edit", link.pk),
            }
            for link in self.links
        ]


def pages_to_see_to(
    person: Person, owners: list[Person], today: date
) -> list[PageInLetter]:
    """Return the pages of `owners` with something to see to, by title.

    Links that need a decision, and reviews that are due or will be within
    `DAYS_BEFORE` days. `person` is one of the owners, or stands in for them.
    """
    owner_of = {pk: owner for owner in owners for pk in page_ids_of_owner(owner.pk)}
    links: dict[int, list[Link]] = defaultdict(list)
    for use in _uses_to_decide(owner_of):
        links[use.page_id].append(use.link)
    reviews = reviews_until(owner_of, today + timedelta(days=DAYS_BEFORE))
    pages = Page.objects.filter(pk__in={*links, *reviews}).order_by("title", "pk")
    found = []
    for page in pages:
        owner = owner_of[page.pk]
        name = "" if owner.pk == person.pk else owner.name
        review = reviews.get(page.pk)
        found.append(PageInLetter(page, links.get(page.pk, []), review, name))
    share_root_paths(seen.page for seen in found)
    return found


def in_admin(name: str, *args) -> str:
    """Return the full address of one of the admin's screens."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse(name, args=args)}"


def _uses_to_decide(page_ids: Iterable[int]) -> QuerySet[LinkUse]:
    return (
        LinkUse.objects.filter(
            page__in=page_ids, link__in=Link.objects.filter(needs_decision())
        )
        .select_related("link__health", "link__tally")
        .order_by("link__title", "link_id")
    )
