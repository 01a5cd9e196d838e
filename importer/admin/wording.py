"""The words in which staff are told where a line went."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from importer.recognising.findings import (
    SECTION_NAMES,
    Certainty,
    Finding,
    Matter,
)
from importer.recognising.page import Place, Placed

PLACE_NAMES: dict[Place, Promise] = {
    Place.TITLE: _("Title"),
    Place.SUMMARY: _("In short"),
    Place.HEADING: pgettext_lazy("what a line is", "Heading"),
    Place.TEXT: pgettext_lazy("what a line is", "Text"),
    Place.CHARACTERISTIC: pgettext_lazy("what a line is", "Point"),
    Place.LINK: pgettext_lazy("what a line is", "Link"),
    Place.LINK_LABEL: pgettext_lazy("what a line is", "Heading of links"),
    Place.PICTURE: pgettext_lazy("what a line is", "Picture"),
    Place.VIDEO: pgettext_lazy("what a line is", "Video"),
    Place.QUESTION: pgettext_lazy("what a line is", "Question"),
    Place.QUOTE: pgettext_lazy("what a line is", "Quote"),
    Place.DATES: pgettext_lazy("what a line is", "Dates"),
    Place.OWNER: pgettext_lazy("what a line is", "Page owner"),
    Place.CONTACT: pgettext_lazy("what a line is", "Contact"),
    Place.DROPPED: pgettext_lazy("what a line is", "Left out"),
}


@dataclass(frozen=True)
class Recognised:
    """What a line was recognised as."""

    number: int
    text: str
    place: Promise
    section: Promise | str
    is_guess: bool
    is_left_out: bool


def recognised_lines(account: Iterable[Placed]) -> Iterator[Recognised]:
    """Yield what staff are told of the lines of a page, in their order.

    Sections of an ordinary page have no names but those that their headings give.
    """
    title = ""
    for placed in account:
        if placed.section == "text" and placed.place == Place.HEADING:
            title = placed.text
            yield _recognised(placed, "")
        else:
            yield _recognised(placed, title)


def _recognised(placed: Placed, title: str) -> Recognised:
    is_plain = placed.section == "text"
    return Recognised(
        placed.line,
        placed.text,
        PLACE_NAMES[placed.place],
        title if is_plain else section_name(placed.section),
        placed.certainty == Certainty.GUESS,
        placed.place == Place.DROPPED,
    )


@dataclass(frozen=True)
class ShownFinding:
    """Something to look at; where it is put right, if that is not on the page."""

    sentence: str
    text: str
    register_url: str


def shown_finding(finding: Finding) -> ShownFinding:
    """Return what staff are told of a finding."""
    url = ""
    if finding.matter == Matter.NO_ADDRESS:
        register = reverse("wagtailsnippets_links_link:list")
        url = f"{register}?{urlencode({'q': finding.text})}"
    return ShownFinding(finding.sentence, finding.text, url)


def section_name(section: str) -> Promise | str:
    """Return what staff call a block."""
    return SECTION_NAMES.get(section, "") or _OTHERS.get(section, "")


_OTHERS: dict[str, Promise] = {"link_list": _("List of links")}


def outcome_in_words(outcome: str, count: int) -> str:
    """Return how many pages a run has done so to."""
    words = {
        "made": ngettext("%(count)d new draft", "%(count)d new drafts", count),
        "updated": ngettext(
            "%(count)d draft brought up to date",
            "%(count)d drafts brought up to date",
            count,
        ),
        "unchanged": ngettext(
            "%(count)d page with nothing new",
            "%(count)d pages with nothing new",
            count,
        ),
        "kept": ngettext(
            "%(count)d page that was edited here since, and left alone",
            "%(count)d pages that were edited here since, and left alone",
            count,
        ),
        "refused": ngettext(
            "%(count)d that could not be brought in",
            "%(count)d that could not be brought in",
            count,
        ),
    }
    return words[outcome] % {"count": count}
