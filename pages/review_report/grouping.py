"""By what the pages of the report are put together: sections, and what other apps know.

An app that knows more, such as which department a page is about, says so in its
`ready`: `offer_grouping("department", _("Department"), names_of_departments)`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

# From the primary keys of pages to the name of each one's group, for those that have
# one; a fixed number of queries, whatever their number.
GroupNames = Callable[[Iterable[int]], Mapping[int, str]]


@dataclass(frozen=True)
class Grouping:
    """One way to put pages together."""

    key: str
    label: str | Promise
    names: GroupNames


_offered: dict[str, Grouping] = {}


def offer_grouping(key: str, label: str | Promise, names: GroupNames) -> None:
    """Let the report put pages together in this way too. Called once, at the start."""
    _offered[key] = Grouping(key, label, names)


def groupings() -> dict[str, Grouping]:
    """Return all ways, by their keys; the sections of the site come first."""
    return {"section": _SECTION, **_offered}


def sections(page_ids: Iterable[int]) -> dict[int, str]:
    """Return the section that each page is in: who stands below the front page; 3 queries.

    The page itself, when it stands there; the front page is a section of its own.
    """
    paths = dict(Page.objects.filter(pk__in=page_ids).values_list("pk", "path"))
    roots = list(
        Site.objects.values_list("root_page__path", flat=True).order_by(
            "-root_page__depth"
        )
    )
    tops = {pk: _top(path, roots) for pk, path in paths.items()}
    titles = dict(
        Page.objects.filter(path__in={*tops.values()}).values_list("path", "title")
    )
    return {pk: titles[path] for pk, path in tops.items() if path in titles}


def _top(path: str, roots: list[str]) -> str:
    root = next((root for root in roots if path.startswith(root)), path)
    return path[: len(root) + Page.steplen]


_SECTION = Grouping("section", _("Part of the site"), sections)
