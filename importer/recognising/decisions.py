"""What people have decided of lines, once for all pages of a run."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Decide(StrEnum):
    """What a person can say of a line."""

    HEADING = "heading"
    TEXT = "text"
    OWNER = "owner"
    DROP = "drop"


@dataclass(frozen=True)
class Decision:
    """What a person has said of a line, for all pages that have it."""

    decide: Decide
    # For a heading: which section it heads, as blocks are named; "text" is its own.
    section: str = ""


# What somebody may answer to a line that looks like a heading.
HEADING_CHOICES = (
    *(
        Decision(Decide.HEADING, section)
        for section in ("about", "why", "value", "target_group", "knowledge")
    ),
    Decision(Decide.HEADING, "text"),
    Decision(Decide.TEXT),
    Decision(Decide.OWNER),
    Decision(Decide.DROP),
)


def normalised(text: str) -> str:
    """Return what lines that say the same have in common."""
    return " ".join(text.casefold().split()).rstrip(" :.").strip()


@dataclass(frozen=True)
class Rules:
    """Decisions by the `normalised` text of a line; they hold for all pages of a run."""

    decisions: Mapping[str, Decision] = field(default_factory=dict)

    def of(self, text: str) -> Decision | None:
        """Return what was decided of a line with this text."""
        return self.decisions.get(normalised(text))

    def with_decision(self, text: str, decision: Decision) -> "Rules":
        """Return these and one more."""
        return replace(self, decisions={**self.decisions, normalised(text): decision})

    def to_json(self) -> dict[str, list[str]]:
        """Return them as JSON can hold them."""
        return {
            text: [decision.decide.value, decision.section]
            for text, decision in self.decisions.items()
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, list[str]]) -> "Rules":
        """Return what `to_json` had."""
        return cls(
            {
                text: Decision(Decide(decide), section)
                for text, (decide, section) in stored.items()
            }
        )
