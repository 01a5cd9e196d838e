"""Making one link of several that lead to the same place."""

from collections.abc import Iterable
from dataclasses import dataclass

from ada_url import URL
from django.db import transaction
from django.db.models import Q, QuerySet
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex

from linkcheck.tracking import without_tracking
from links.finding import recount_pages
from links.finding.usage import page_ids_using
from links.models import Link, Report
from links.page_changes.pages import PAGES_AT_ONCE, is_locked_for, replace_in_pages
from links.page_changes.replacements import Replacements
from links.reports import keeping as reports
from references.usage import Use, uses_of


@dataclass(frozen=True)
class Merged:
    """What came of it; when something is in the way, nothing has changed."""

    pages: int = 0
    # Pages that somebody has locked.
    locked: tuple[Page, ...] = ()
    # What else uses the links, and cannot be rewritten from here.
    in_the_way: tuple[Use, ...] = ()

    @property
    def is_done(self) -> bool:
        """Whether the links are one now."""
        return not self.locked and not self.in_the_way


def merge(kept: Link, others: Iterable[Link], user) -> Merged:
    """Let `kept` take the place of the other links everywhere, and delete them.

    Some pages at a time, so that nobody waits for thousands of them; when this is
    cut off half way, no page has lost a link, and doing it again does the rest. The
    last pages change in the transaction that deletes the links.

    Raises Link.DoesNotExist when somebody has deleted `kept` in the meantime.
    """
    others = [link for link in others if link.pk != kept.pk]
    if hindrance := _in_the_way(others, user):
        return hindrance
    replacements = Replacements(links={link.pk: kept.pk for link in others})
    changed = set()
    waiting = sorted(page_ids_using(others))
    for start in range(0, len(waiting) - PAGES_AT_ONCE, PAGES_AT_ONCE):
        batch = waiting[start : start + PAGES_AT_ONCE]
        changes = replace_in_pages(batch, user, replacements)
        changed |= {page.pk for page in changes.changed}
    with transaction.atomic():
        # Nobody gives one of them a use, or changes it, from here on.
        everything = Link.objects.filter(pk__in=[kept.pk, *replacements.links])
        there = everything.select_for_update().order_by("pk")
        if kept.pk not in there.values_list("pk", flat=True):
            raise Link.DoesNotExist
        changes = replace_in_pages(page_ids_using(others), user, replacements)
        changed |= {page.pk for page in changes.changed}
        _take_over_replacements(kept, others)
        Report.objects.filter(link__in=others).update(link=kept)
        if hindrance := _in_the_way(others, user):
            transaction.set_rollback(True)
            return hindrance
        for link in others:
            _delete(kept, link, user)
        recount_pages([kept.pk])
        reports.recount([kept.pk])
    return Merged(pages=len(changed))


def possible_duplicates(link: Link) -> QuerySet[Link]:
    """Return links whose address is the same but for its beginning and its end.

    Such as https:// or http://, www. or none, a slash at the end, and what only
    tells where a reader came from. Where one of two has no address, what tells is
    the title, the kind and the source.
    """
    others = Link.objects.exclude(pk=link.pk)
    same_words = others.of_same_words(link.title, link.kind, link.source)
    if not link.has_target:
        return same_words
    lost = Q(pk__in=same_words.without_target().values("pk"))
    if not link.url:
        return others.filter(lost)
    spellings = _spellings(link.url) | _spellings(without_tracking(link.url))
    tracked = Link.objects.same_but_for_tracking(link.url).values("pk")
    return others.filter(lost | Q(url__in=spellings) | Q(pk__in=tracked))


def _spellings(address: str) -> set[str]:
    try:
        url = URL(address)
    except ValueError:
        # An import may have left anything there.
        return {address}
    bare = url.host.removeprefix("www.")
    # Without a path there is always a slash.
    paths = {url.pathname} | {url.pathname.rstrip("/"), url.pathname.rstrip("/") + "/"}
    return {
        f"{scheme}//{www}{bare}{path or '/'}{url.search}{url.hash}"
        for scheme in ("https:", "http:")
        for www in ("", "www.")
        for path in paths
    }


def _in_the_way(links: list[Link], user) -> Merged | None:
    page_ids = page_ids_using(links)
    locked = tuple(
        page
        for page in Page.objects.filter(locked=True)
        if page.pk in page_ids and is_locked_for(page, user)
    )
    in_the_way = tuple(
        use for link in links for use in uses_of(link, apart_from=(Page, Link))
    )
    if locked or in_the_way:
        return Merged(locked=locked, in_the_way=in_the_way)
    return None


def _take_over_replacements(kept: Link, others: list[Link]) -> None:
    """Offer `kept` wherever one of the others was offered instead of a link."""
    replaced = Link.objects.filter(replacement__in=others)
    for link in replaced.select_for_update().order_by("pk"):
        # No link stands in for itself.
        link.replacement = kept if link.pk != kept.pk else None
        Link.objects.filter(pk=link.pk).update(replacement=link.replacement)
        ReferenceIndex.create_or_update_for_object(link)


def _delete(kept: Link, link: Link, user) -> None:
    log(
        instance=kept,
        action="links.merge",
        user=user,
        data={"title": link.title, "url": link.url or "", "link": link.pk},
    )
    log(instance=link, action="wagtail.delete", user=user, deleted=True)
    link.delete()
