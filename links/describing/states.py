"""What is said of how a link stands, and in which tone: the one rule.

Lists, choosers, fields and reports all print what stands here, with the template tag
`link_states`. A tone is a colour of `static/css/link-states-admin.css`; no colour is
without its word.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from linkcheck.verdicts import Verdict
from links.models import Link


class Tone(StrEnum):
    """How much a state asks for somebody's attention."""

    DANGEROUS = "dangerous"
    BROKEN = "broken"
    FAILING = "failing"
    MOVED = "moved"
    UNSURE = "unsure"
    CALM = "calm"
    # Decided, or not known yet: there is nothing to see to.
    QUIET = "quiet"


@dataclass(frozen=True)
class ShownState:
    """A state as it is shown: its tone, an icon of Wagtail's, and its words."""

    tone: Tone
    icon: str
    words: Promise | str


_TONES = {
    Verdict.DANGEROUS: (Tone.DANGEROUS, "error"),
    Verdict.PROBABLY_BROKEN: (Tone.BROKEN, "circle-xmark"),
    Verdict.FAILING: (Tone.FAILING, "warning"),
    Verdict.MOVED: (Tone.MOVED, "redirect"),
    Verdict.UNSURE: (Tone.UNSURE, "help"),
    Verdict.OK: (Tone.CALM, "check"),
    Verdict.UNCHECKED: (Tone.QUIET, "time"),
}
_GONE = ShownState(Tone.QUIET, "no-view", Link.Availability.UNAVAILABLE.label)
_FINE = ShownState(Tone.CALM, "check", _("In order"))
_NOT_PUBLIC = ShownState(Tone.FAILING, "warning", _("Not published"))


def tone_of(verdict: str) -> Tone:
    """Return the tone of a verdict."""
    return _TONES[Verdict(verdict)][0]


def shown_states(link: Link) -> list[ShownState]:
    """Return what to say of a link, what matters most first; never nothing.

    Asks nothing of the database if the links were fetched `with_state()` or
    `for_display()`.
    """
    found = _as_it_is(link)
    if not link.is_flagged:
        return found
    if found and found[0].tone is Tone.DANGEROUS:
        return [*found, _GONE]
    # An editor's decision comes before what the checks see.
    return [_GONE, *found] if link.is_external else [_GONE]


def _as_it_is(link: Link) -> list[ShownState]:
    if link.is_external:
        health = getattr(link, "health", None)
        verdict = Verdict(health.verdict) if health else Verdict.UNCHECKED
        verdict = Verdict.DANGEROUS if link.is_dangerous else verdict
        return [ShownState(*_TONES[verdict], verdict.label)]
    if link.target_page_id and not link.target_page.live:
        return [_NOT_PUBLIC]
    return [_FINE]
