"""What a document was recognised as: pages in the site's own vocabulary."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from importer.reading.document import Element, ListElement, Paragraph, Picture
from importer.recognising.findings import Certainty, Finding
from links.kinds import Kind


class PageKind(StrEnum):
    """What a page would best become; where it is put decides what it can be."""

    OVERVIEW = "overview"
    INITIATIVE = "initiative"
    CONTENT = "content"


class Place(StrEnum):
    """Where a line of the source went."""

    TITLE = "title"
    SUMMARY = "summary"
    HEADING = "heading"
    TEXT = "text"
    CHARACTERISTIC = "characteristic"
    LINK = "link"
    LINK_LABEL = "link_label"
    PICTURE = "picture"
    VIDEO = "video"
    QUESTION = "question"
    QUOTE = "quote"
    DATES = "dates"
    OWNER = "owner"
    CONTACT = "contact"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Placed:
    """Where one line went: in the page with this key, in the section of this name."""

    line: int
    text: str
    place: Place
    # As blocks are named: "about", "text", "related_links"; "" outside the body.
    section: str = ""
    certainty: Certainty = Certainty.SURE


@dataclass(frozen=True)
class RecognisedLink:
    """A link as the source names it."""

    title: str
    # As it stands; None where the source does not tell it.
    address: str | None = None
    kind: Kind = Kind.LINK
    source: str = ""
    is_unavailable: bool = False
    # What the typed note says beyond the site's own.
    note: str = ""
    line: int = 0


@dataclass
class Section:
    """A part of a page. `name` is the block of the site's that it becomes."""

    name: str
    title: str = ""
    # Paragraphs, lists, tables and headings (of level 3).
    body: list[Element] = field(default_factory=list)

    @property
    def links(self) -> list[RecognisedLink]:
        """Links that stand in it by themselves, not within running text."""
        return []


@dataclass
class TargetGroup(Section):
    """Whom it is for: `body` stands before the characteristics, `closing` after."""

    name: str = "target_group"
    age_from: int | None = None
    age_to: int | None = None
    characteristics: list[str] = field(default_factory=list)
    closing: list[Element] = field(default_factory=list)


@dataclass
class Knowledge(Section):
    """What has been found out, with the studies."""

    name: str = "knowledge"
    studies: list[RecognisedLink] = field(default_factory=list)

    @property
    def links(self) -> list[RecognisedLink]:
        return self.studies


@dataclass
class LinkGroup:
    """Links under one label."""

    label: str = ""
    links: list[RecognisedLink] = field(default_factory=list)


@dataclass
class RelatedLinks(Section):
    """Where to read more."""

    name: str = "related_links"
    groups: list[LinkGroup] = field(default_factory=list)

    @property
    def links(self) -> list[RecognisedLink]:
        return [link for group in self.groups for link in group.links]


@dataclass
class PictureSection(Section):
    """A picture among the text."""

    name: str = "image"
    picture: Picture | None = None


@dataclass
class VideoSection(Section):
    """A video among the text."""

    name: str = "video"
    video: RecognisedLink | None = None

    @property
    def links(self) -> list[RecognisedLink]:
        return [self.video] if self.video else []


@dataclass
class QuoteSection(Section):
    """Somebody's own words; `title` is theirs, `person` who they are."""

    name: str = "quote"
    person: str = ""


@dataclass
class Question:
    """A question and its answer, or a step and how it is taken."""

    title: str
    body: list[Element] = field(default_factory=list)


@dataclass
class Questions(Section):
    """Questions and answers (`questions`), or steps (`steps`)."""

    name: str = "questions"
    questions: list[Question] = field(default_factory=list)


@dataclass
class ContactSection(Section):
    """Somebody to turn to, by name; `body` is the rest."""

    name: str = "contact"
    person: str = ""


@dataclass
class RecognisedPage:
    """One page to be: what it says, and what became of each line of its source."""

    # Tells the pages of one source apart, and stays the same in the next run.
    key: str
    kind: PageKind
    title: str
    summary: str = ""
    sections: list[Section] = field(default_factory=list)
    # The page's own picture.
    picture: Picture | None = None
    owner: str = ""
    created: datetime.date | None = None
    updated: datetime.date | None = None
    # The key of the page of the same source below which it stands; "" if none.
    below: str = ""
    # Where it was fetched, and its language as the source has it.
    address: str = ""
    language: str = ""
    account: list[Placed] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def links(self) -> Iterator[RecognisedLink]:
        """The links that stand by themselves."""
        for section in self.sections:
            yield from section.links

    @property
    def pictures(self) -> Iterator[Picture]:
        """Every picture of the page."""
        if self.picture:
            yield self.picture
        for section in self.sections:
            if isinstance(section, PictureSection) and section.picture:
                yield section.picture

    @property
    def addresses(self) -> set[str]:
        """All that running text leads to, and all links that have an address."""
        found = {link.address for link in self.links if link.address}
        for section in self.sections:
            for element in [*section.body, *getattr(section, "closing", [])]:
                found |= {run.address for run in _runs_in(element) if run.address}
            for question in getattr(section, "questions", []):
                for element in question.body:
                    found |= {run.address for run in _runs_in(element) if run.address}
        return found


def _runs_in(element: Element) -> Iterator:
    if isinstance(element, Paragraph):
        yield from element.runs
    elif isinstance(element, ListElement):
        for item in element.items:
            yield from item
    else:
        for row in getattr(element, "rows", ()):
            for cell in row:
                yield from cell
