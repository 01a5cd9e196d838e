"""The list of links as a spreadsheet, row by row however many there are."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from typing import Any

from django.db.models import Field, Model
from django.utils import timezone
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from links.decisions.wording import explain
from links.models import Link, LinkHealth, LinkUse
from links.owners import owners_by_page
from plaintext.tables import csv_lines, write_workbook

CHUNK = 2000


@cache
def _labels(field: Field, language: str) -> dict[str, str]:
    # Model.get_…_display() translates all choices anew for each row.
    return {value: str(label) for value, label in field.flatchoices}


def _label(model: type[Model], name: str) -> Callable[[Model], str]:
    field = model._meta.get_field(name)
    return lambda row: _labels(field, get_language())[getattr(row, name)]


def _verdict(link: Link) -> str:
    health = getattr(link, "health", None)
    return _VERDICT(health) if health else ""


_VERDICT = _label(LinkHealth, "verdict")


def _sentence(link: Link) -> str:
    health = getattr(link, "health", None)
    return str(explain(health.verdict, health.problem).sentence) if health else ""


def _health(name: str) -> Callable[[Link], Any]:
    return lambda link: getattr(getattr(link, "health", None), name, "")


def _tally(name: str) -> Callable[[Link], int]:
    return lambda link: getattr(getattr(link, "tally", None), name, 0)


def _day(moment: datetime.datetime | None) -> datetime.date | None:
    return timezone.localtime(moment).date() if moment else None


# Name, heading and value; the owners are found for many links at once.
FACTS: dict[str, tuple[Any, Callable[[Link], Any]]] = {
    "title": (_("Title"), lambda link: link.title),
    "address": (_("Address"), lambda link: link.href),
    "kind": (_("Kind"), _label(Link, "kind")),
    "source": (_("Source"), lambda link: link.source),
    "language": (_("Language"), _label(Link, "language")),
    "verdict": (_("Verdict"), _verdict),
    "problem": (_("What we saw"), _sentence),
    "availability": (
        _("Availability"),
        _label(Link, "availability"),
    ),
    "unavailable_since": (
        _("Not available since"),
        lambda link: link.unavailable_since,
    ),
    "unavailable_reason": (
        pgettext_lazy("heading", "Why"),
        lambda link: link.unavailable_reason,
    ),
    "owners": (_("Page owners"), lambda link: link.owners),
    "live_pages": (_("Public pages"), _tally("live_pages")),
    "draft_pages": (_("Drafts"), _tally("draft_pages")),
    "open_reports": (_("Open reports"), _tally("open_reports")),
    "checked_at": (_("Last check"), lambda link: _day(_health("checked_at")(link))),
    "created_at": (_("Created"), lambda link: _day(link.created_at)),
}


class LinkExport(SpreadsheetExportMixin):
    """CSV and XLSX of what the list shows, with all that an editor wants to know."""

    list_export = list(FACTS)

    def get(self, request, *args, **kwargs):
        """Leave out what the page around the list would ask for."""
        if self.is_export:
            return self.as_spreadsheet(self.get_queryset(), request.GET["export"])
        return super().get(request, *args, **kwargs)

    def stream_csv(self, links) -> Iterator[bytes]:
        """Yield the file line by line, with columns of our own."""
        return csv_lines(self.headings(), self.rows(links))

    def write_xlsx(self, links, output) -> None:
        """Write the workbook, with columns of our own."""
        write_workbook(output, self.headings(), self.rows(links), gettext("Links"))

    def headings(self) -> list[str]:
        """Return what stands above the columns."""
        return [str(heading) for heading, _value in FACTS.values()]

    def rows(self, links) -> Iterator[list]:
        """Yield the facts of each link, in the order of the list."""
        values = [value for _heading, value in FACTS.values()]
        links = links.select_related(
            "health", "tally", "target_page", "target_document"
        )
        stored = links.iterator(chunk_size=CHUNK)
        names: dict[int, str] = {}
        while chunk := list(islice(stored, CHUNK)):
            owners = _owners_of([link.pk for link in chunk], names)
            for link in chunk:
                link.owners = ", ".join(sorted(owners.get(link.pk, ())))
                yield [value(link) for value in values]


def _owners_of(link_ids: list[int], names: dict[int, str]) -> dict[int, set[str]]:
    """Return who answers for the pages that the links stand on.

    `names` remembers the owners of pages from one call to the next.
    """
    uses = list(
        LinkUse.objects.filter(link__in=link_ids).values_list("link_id", "page_id")
    )
    unknown = {page_id for _link_id, page_id in uses} - names.keys()
    if unknown:
        names |= dict.fromkeys(unknown, "") | owners_by_page(unknown)
    owners = defaultdict(set)
    for link_id, page_id in uses:
        if names[page_id]:
            owners[link_id].add(names[page_id])
    return owners
