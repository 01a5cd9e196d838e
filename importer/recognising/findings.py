"""What a person should know or decide of a line, with its sentence."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from importer.recognising.decisions import Decide, Decision, normalised


class Certainty(StrEnum):
    """How sure it is that something was recognised rightly."""

    SURE = "sure"
    LIKELY = "likely"
    GUESS = "guess"


class Matter(StrEnum):
    """What a finding is about; its words are in `findings`."""

    # Of the text:
    UNKNOWN_LABEL = "unknown_label"
    PERHAPS_HEADING = "perhaps_heading"
    SPELT = "spelt"
    PROPOSED_SUMMARY = "proposed_summary"
    NO_TITLE = "no_title"
    # Of links, pictures and people:
    NO_ADDRESS = "no_address"
    BAD_ADDRESS = "bad_address"
    NO_DESCRIPTION = "no_description"
    PICTURE_MISSING = "picture_missing"
    PICTURE_REFUSED = "picture_refused"
    DOCUMENT_REFUSED = "document_refused"
    UNKNOWN_OWNER = "unknown_owner"
    UNKNOWN_CONTACT = "unknown_contact"
    BAD_DATE = "bad_date"
    SHORTENED = "shortened"


@dataclass(frozen=True)
class Finding:
    """Something that a person should know or decide about a line."""

    matter: Matter
    text: str
    line: int = 0
    # Where it lies now, as blocks are named.
    section: str = ""
    certainty: Certainty = Certainty.GUESS
    # One-click answers; none where something has to be done on the page itself.
    choices: tuple[Decision, ...] = ()
    # What else its sentence says, such as why a picture was refused.
    detail: str = ""

    @property
    def key(self) -> str:
        """By which rules find the line again, on whatever page."""
        return normalised(self.text)

    @property
    def sentence(self) -> str:
        """What it is about and what to do, for who sees the report."""
        words = {"text": self.text, "detail": self.detail, "line": self.line}
        return str(_SENTENCES[self.matter]) % words


_SENTENCES: dict[Matter, Promise] = {
    Matter.UNKNOWN_LABEL: _(
        "“%(text)s” looks like a heading that we do not know. It heads a section of "
        "its own now."
    ),
    Matter.PERHAPS_HEADING: _(
        "“%(text)s” may be a heading. It heads a section of its own now."
    ),
    Matter.SPELT: _("“%(text)s” was read as “%(detail)s”."),
    Matter.PROPOSED_SUMMARY: _(
        "The page had no lead. “In short” is its first sentences now; write it anew if "
        "you can say it better."
    ),
    Matter.NO_TITLE: _("The page had no title. Give it one."),
    Matter.NO_ADDRESS: _(
        "The text does not say where “%(text)s” leads. The link is in the register as "
        "not available; give it its address there."
    ),
    Matter.BAD_ADDRESS: _("The address of “%(text)s” cannot be used. %(detail)s"),
    Matter.NO_DESCRIPTION: _(
        "The picture “%(text)s” has no description. Say what can be seen in it."
    ),
    Matter.PICTURE_MISSING: _(
        "The picture “%(text)s” did not come along. Choose it in the library."
    ),
    Matter.PICTURE_REFUSED: _("The picture “%(text)s” was not taken. %(detail)s"),
    Matter.DOCUMENT_REFUSED: _("The document “%(text)s” was not taken. %(detail)s"),
    Matter.UNKNOWN_OWNER: _(
        "“%(text)s” answers for the page but is not among the staff. Add them, or "
        "choose somebody else."
    ),
    Matter.UNKNOWN_CONTACT: _(
        "“%(text)s” is named as a contact but is not among the staff. Their details "
        "are in the text now."
    ),
    Matter.BAD_DATE: _("“%(text)s” is no date that the page can have."),
    Matter.SHORTENED: _(
        "“%(text)s” is longer than its place on the page; all of it is in the text."
    ),
}


def choice_label(decision: Decision) -> str:
    """Return the words of the button with which somebody decides so."""
    if decision.decide == Decide.HEADING:
        section = SECTION_NAMES.get(decision.section)
        if section is None or decision.section == "text":
            return gettext("A heading of its own")
        return gettext("The heading of “%(section)s”") % {"section": section}
    return {
        Decide.TEXT: pgettext("what a line is", "Ordinary text"),
        Decide.OWNER: gettext("The page owner"),
        Decide.DROP: gettext("Leave it out on every page"),
    }[decision.decide]


SECTION_NAMES: dict[str, Promise] = {
    "about": pgettext_lazy("section of an initiative", "About"),
    "why": pgettext_lazy("section of an initiative", "Why"),
    "value": pgettext_lazy("section of an initiative", "Value"),
    "target_group": pgettext_lazy("section of an initiative", "Target group"),
    "knowledge": pgettext_lazy("section of an initiative", "Knowledge"),
    "related_links": pgettext_lazy("section of an initiative", "Read also"),
    "text": _("Text"),
    "fact_box": _("Fact box"),
    "steps": _("Steps"),
    "questions": _("Questions and answers"),
    "contact": _("Contact"),
    "image": _("Picture"),
    "video": _("Video"),
    "quote": _("Quote"),
}
