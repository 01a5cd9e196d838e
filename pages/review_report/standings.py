"""How it stands with the review of each page, and with who answers for it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageLogEntry

from pages.models import Person
from pages.models.every_type import of_every_type
from pages.owners.confirming import ACTION
from pages.owners.letters.contents import DAYS_BEFORE
from pages.owners.standing_in import is_here, readers

NOBODY, GONE, AWAY, OVERDUE, DUE, NO_DAY, NEVER = (
    *("nobody", "gone", "away"),
    *("overdue", "due", "no-day", "never"),
)
STATES = {
    NOBODY: _("Without owner"),
    GONE: _("Owner has left"),
    AWAY: _("Owner is away"),
    OVERDUE: _("Review overdue"),
    DUE: _("Review due soon"),
    NO_DAY: _("No day of review"),
    NEVER: _("Never confirmed"),
}


@dataclass
class PageStanding:
    """What the report says of one page."""

    pk: int
    title: str
    next_review: date | None
    owner: Person | None
    # Who sees to it today; None when nobody does.
    reader: Person | None
    states: list[str]
    live: bool
    group: str = ""

    @property
    def owner_name(self) -> str:
        """The owner's name, and who stands in for them."""
        if self.owner is None:
            return gettext("Nobody")
        if self.reader is None or self.reader == self.owner:
            return self.owner.name
        names = {"owner": self.owner.name, "reader": self.reader.name}
        return gettext("%(owner)s (%(reader)s stands in)") % names

    @property
    def in_words(self) -> str:
        """What there is to say about it."""
        words = [str(STATES[state]) for state in self.states]
        if self.owner is not None and self.reader is None:
            words.append(gettext("nobody stands in"))
        return ", ".join(words)

    @property
    def day(self) -> str:
        return date_format(self.next_review, "d.m.Y") if self.next_review else ""


@dataclass
class Summary:
    """The counts of the pages of one owner in one group."""

    group: str
    owner: str
    owner_pk: int | None
    count: int = 0
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(STATES, 0))

    def add(self, standing: PageStanding) -> None:
        """Count a page."""
        self.count += 1
        for state in standing.states:
            self.counts[state] += 1


def standings(page_ids: Iterable[int], today: date | None = None) -> list[PageStanding]:
    """Return how it stands with the pages: three queries for all of them.

    Drafts too: what nobody answers for is never published by itself.
    """
    today = today or timezone.localdate()
    columns = ("pk", "title", "live", "content_owner", "next_review")
    pages = of_every_type(
        lambda model: model.objects.filter(pk__in=page_ids).values_list(*columns)
    )
    people = Person.objects.select_related("user").in_bulk()
    seen_to = readers(today)
    confirmed = set(
        PageLogEntry.objects.filter(action=ACTION, page__in=page_ids)
        .order_by()
        .values_list("page", flat=True)
    )
    found = []
    for pk, title, live, owner_pk, day in pages:
        owner = people.get(owner_pk)
        states = [_of_owner(owner, today), _of_review(day, today)]
        if pk not in confirmed:
            states.append(NEVER)
        reader = seen_to.get(owner_pk)
        stated = [state for state in states if state]
        found.append(PageStanding(pk, title, day, owner, reader, stated, live))
    return found


def summed_up(pages: Iterable[PageStanding]) -> list[Summary]:
    """Return the counts by group and owner, in the order of the alphabet."""
    found: dict[tuple[str, int | None], Summary] = {}
    for page in pages:
        owner_pk = page.owner and page.owner.pk
        key = (page.group, owner_pk)
        if key not in found:
            found[key] = Summary(page.group, page.owner_name, owner_pk)
        found[key].add(page)
    return sorted(found.values(), key=lambda one: (one.group, one.owner))


def _of_owner(owner: Person | None, today: date) -> str:
    if owner is None:
        return NOBODY
    if not owner.is_active or (owner.user is not None and not owner.user.is_active):
        return GONE
    return "" if is_here(owner, today) else AWAY


def _of_review(day: date | None, today: date) -> str:
    if day is None:
        return NO_DAY
    if day < today:
        return OVERDUE
    return DUE if day <= today + timedelta(days=DAYS_BEFORE) else ""
