"""Where a link is used."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.models import Page, ReferenceIndex

from links.models import Link, LinkUse


def pages_in_draft(link: Link) -> QuerySet[Page]:
    """Return the pages that have the link in their latest draft."""
    uses = LinkUse.objects.filter(link=link, in_draft=True)
    return Page.objects.filter(pk__in=uses.values("page"))


def page_ids_using(links: Iterable[Link]) -> set[int]:
    """Return the pages that have any of the links, in whatever state they are.

    So too in the last public version of a page that has been taken down, which
    nobody sees and which no draft is made from, but which the database still has.
    """
    ids = [link.pk for link in links]
    page_ids = LinkUse.objects.filter(link__in=ids).values_list("page", flat=True)
    indexed = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(Link),
        to_object_id__in=[str(pk) for pk in ids],
    )
    return {*page_ids, *map(int, indexed.values_list("object_id", flat=True))}
