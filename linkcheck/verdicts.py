"""From what checks have seen over time to what is said of a link.

Pure: the time is an argument, and what is known of a link goes in and comes out
as a value. The rules are the table in `docs/links.md`.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from difflib import SequenceMatcher

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from linkcheck.codes import Family, Problem, family_of
from linkcheck.observation import Observation

# Nothing is there: seen twice, this far apart, before we believe it.
GONE_AFTER = timedelta(hours=24)
# It does not work: seen this often, over this long, before we believe it.
BROKEN_SIGHTINGS = 3
BROKEN_AFTER = timedelta(days=7)
MOVED_SIGHTINGS = 3
# How long an editor's "I opened it, and it works" holds.
CONFIRMATION_HOLDS = timedelta(days=90)
# Below this likeness of two titles (0 to 1), a page is no longer the same.
SAME_TITLE = 0.4


class Verdict(TextChoices):
    """What the evidence over time says of a link."""

    UNCHECKED = "unchecked", _("Not checked yet")
    OK = "ok", _("Works")
    MOVED = "moved", _("Has moved")
    UNSURE = "unsure", _("Unsure")
    FAILING = "failing", _("Does not work just now")
    PROBABLY_BROKEN = "probably_broken", _("Probably broken")
    DANGEROUS = "dangerous", _("Dangerous")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a link; times are aware."""

    verdict: Verdict = Verdict.UNCHECKED
    # When the verdict became what it is.
    verdict_since: datetime | None = None
    problem: str = ""
    # Failures since it last worked, and when the first of them was seen.
    strikes: int = 0
    failing_since: datetime | None = None
    # When it was first seen, since it last worked, that nothing is there.
    gone_since: datetime | None = None
    moved_sightings: int = 0
    moved_to: str = ""
    # An editor has opened the link and vouches for it until then.
    confirmed_until: datetime | None = None
    marked_dangerous: bool = False
    # What the page was when the link was made.
    page_title: str = ""
    page_language: str = ""
    # When it was last looked at.
    checked_at: datetime | None = None

    @property
    def family(self) -> Family:
        """What the last problem says about the link."""
        return family_of(self.problem)


def judge(evidence: Evidence, seen: Observation) -> Evidence:
    """Return what is known of a link once `seen` has been weighed in."""
    problem = seen.problem
    if not problem and content_has_changed(evidence, seen):
        problem = Problem.CONTENT_CHANGED
    evidence = replace(evidence, problem=str(problem), checked_at=seen.checked_at)
    match family := family_of(problem):
        case Family.GONE | Family.TEMPORARY:
            evidence = _with_strike(evidence, seen, is_gone=family is Family.GONE)
        case Family.UNSURE | Family.DANGEROUS:
            # We were not let in, or did not go there: that says nothing for or
            # against it.
            pass
        case Family.MOVED:
            evidence = _with_sighting(_recovered(evidence), seen)
            evidence = _with_baseline(evidence, seen)
        case _:
            evidence = replace(_recovered(evidence), moved_sightings=0, moved_to="")
            if family is Family.OK:
                evidence = _with_baseline(evidence, seen)
    return with_verdict(evidence, seen.checked_at)


def confirm(evidence: Evidence, now: datetime) -> Evidence:
    """Return `evidence` after an editor has opened the link and found it to work.

    That is as good as a success, and whatever the page is by now is what the link
    is for.
    """
    evidence = replace(
        _recovered(evidence),
        confirmed_until=now + CONFIRMATION_HOLDS,
        page_title="",
        page_language="",
    )
    return with_verdict(evidence, now)


def mark_dangerous(evidence: Evidence, now: datetime, *, mark: bool = True) -> Evidence:
    """Return `evidence` after an editor has marked the link, or undone it."""
    return with_verdict(replace(evidence, marked_dangerous=mark), now)


def with_verdict(evidence: Evidence, now: datetime) -> Evidence:
    """Return `evidence` with the verdict that it gives at `now`."""
    verdict = _verdict(evidence, now)
    if verdict == evidence.verdict:
        return evidence
    return replace(evidence, verdict=verdict, verdict_since=now)


def content_has_changed(evidence: Evidence, seen: Observation) -> bool:
    """Return whether the page is hardly the one that the link was made for."""
    if not evidence.page_title or not seen.page_title:
        return False
    old_language = evidence.page_language.partition("-")[0]
    new_language = seen.page_language.partition("-")[0]
    if old_language and new_language and old_language != new_language:
        return True
    likeness = SequenceMatcher(
        None, evidence.page_title.casefold(), seen.page_title.casefold()
    ).ratio()
    return likeness < SAME_TITLE


def _verdict(evidence: Evidence, now: datetime) -> Verdict:
    family = evidence.family
    confirmed = evidence.confirmed_until is not None and evidence.confirmed_until > now
    if evidence.marked_dangerous or family is Family.DANGEROUS:
        return Verdict.DANGEROUS
    if evidence.checked_at is None and not confirmed:
        return Verdict.UNCHECKED
    match family:
        case Family.GONE | Family.TEMPORARY if evidence.strikes:
            is_broken = _is_gone(evidence) or _is_broken(evidence)
            return Verdict.PROBABLY_BROKEN if is_broken else Verdict.FAILING
        case Family.UNSURE | Family.ADVISORY if not confirmed:
            return Verdict.UNSURE
        case Family.MOVED if evidence.moved_sightings >= MOVED_SIGHTINGS:
            return Verdict.MOVED
    return Verdict.OK


# Time that has passed since the last check proves nothing, so these reckon from
# the first sighting to the last.
def _is_gone(evidence: Evidence) -> bool:
    return (
        evidence.family is Family.GONE
        and evidence.gone_since is not None
        and evidence.checked_at - evidence.gone_since >= GONE_AFTER
    )


def _is_broken(evidence: Evidence) -> bool:
    return (
        evidence.strikes >= BROKEN_SIGHTINGS
        and evidence.failing_since is not None
        and evidence.checked_at - evidence.failing_since >= BROKEN_AFTER
    )


def _with_strike(evidence: Evidence, seen: Observation, *, is_gone: bool) -> Evidence:
    return replace(
        evidence,
        strikes=evidence.strikes + 1,
        failing_since=evidence.failing_since or seen.checked_at,
        gone_since=(evidence.gone_since or seen.checked_at)
        if is_gone
        else evidence.gone_since,
    )


def _with_sighting(evidence: Evidence, seen: Observation) -> Evidence:
    same = seen.moved_to == evidence.moved_to
    return replace(
        evidence,
        moved_to=seen.moved_to,
        moved_sightings=evidence.moved_sightings + 1 if same else 1,
    )


def _recovered(evidence: Evidence) -> Evidence:
    return replace(evidence, strikes=0, failing_since=None, gone_since=None)


def _with_baseline(evidence: Evidence, seen: Observation) -> Evidence:
    if evidence.page_title or not seen.page_title:
        return evidence
    return replace(
        evidence, page_title=seen.page_title, page_language=seen.page_language
    )
