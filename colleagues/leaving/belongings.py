"""What somebody has on the site: named on, begun, sent for approval, typed in texts."""

from dataclasses import dataclass, field

from django.db.models import Model
from wagtail.models import Page, WorkflowState

from pages.models import Person
from pages.owners.mentions import Mention, mentions_of
from pages.owners.replacing import NamedOn, key_of, uses_of_person
from users.models import User


@dataclass
class Belongings:
    """All that somebody would leave behind."""

    named: list[NamedOn] = field(default_factory=list)
    begun: list[Page] = field(default_factory=list)
    sent: list[WorkflowState] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    locked: int = 0

    @property
    def count(self) -> int:
        """How many things somebody else has to take over."""
        return len(self.named) + len(self.begun) + len(self.sent)

    def things(self) -> list[tuple[str, str, str]]:
        """Return each thing that one may except: its key, its title, and why it is theirs."""
        return [
            (key_of(use.source), use.title, ", ".join(use.places)) for use in self.named
        ]


def belongings_of(user: User | None, person: Person | None) -> Belongings:
    """Return what belongs to an account and to a member of staff, where there are both.

    As many queries as there are types of pages; none for each page.
    """
    found = Belongings()
    if person is not None:
        found.named = uses_of_person(person)
        found.mentions = mentions_of(person)
    if user is not None:
        found.begun = list(begun_by(user))
        found.sent = [state for state in sent_by(user) if state.content_object]
        found.locked = Page.objects.filter(locked_by=user).count()
    return found


def begun_by(user: User):
    """Return the pages that somebody has begun and that were never published."""
    return Page.objects.filter(
        owner=user, live=False, first_published_at=None
    ).order_by("title", "pk")


def sent_by(user: User):
    """Return what somebody has sent for approval, and waits for an answer to."""
    return (
        WorkflowState.objects.active()
        .filter(requested_by=user)
        .select_related("content_type")
        .order_by("pk")
    )


def title_of(thing: Model) -> str:
    """Return what people call a thing."""
    return getattr(thing, "title", None) or str(thing)
