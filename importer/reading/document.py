"""What one source says, whatever it was written with: a list of plain elements.

Every element tells which lines of the source it holds, so that what becomes of each
can be told. A line is one of a text, or what a page prints between two breaks.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Run:
    """A piece of text that is all of one look, or one link."""

    text: str
    # Absolute where the source's own address is known; "" where it is no link.
    address: str = ""
    bold: bool = False
    italic: bool = False


Runs = tuple[Run, ...]


def words_of(runs: Iterable[Run]) -> str:
    """Return the text of some runs, with plain single spaces."""
    return " ".join("".join(run.text for run in runs).split())


@dataclass(frozen=True, kw_only=True)
class Element:
    """A piece of a document; `lines` are the numbers of the lines that it holds."""

    lines: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """What it says, on one line."""
        return ""


@dataclass(frozen=True)
class Heading(Element):
    """A heading; `level` is 1 to 6."""

    runs: Runs
    level: int = 2

    @property
    def text(self) -> str:
        return words_of(self.runs)


@dataclass(frozen=True)
class Paragraph(Element):
    """One line of running text."""

    runs: Runs
    # Whether it goes on right below the line before, with no space between.
    continues: bool = False
    # Whether the source itself calls it the lead.
    is_lead: bool = False

    @property
    def text(self) -> str:
        return words_of(self.runs)

    @property
    def is_bold(self) -> bool:
        """Whether all that can be read of it is bold."""
        return all(run.bold for run in self.runs if run.text.strip(" \t:.\xa0"))


@dataclass(frozen=True)
class ListElement(Element):
    """A list; lists within it lie flat in `items`."""

    items: tuple[Runs, ...]
    ordered: bool = False

    @property
    def texts(self) -> list[str]:
        """What each of the items says."""
        return [words_of(item) for item in self.items]

    @property
    def text(self) -> str:
        return " ".join(self.texts)


@dataclass(frozen=True)
class Table(Element):
    """A table of facts; `header` is the names of its columns, if it has any."""

    rows: tuple[tuple[Runs, ...], ...]
    header: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        cells = [words_of(cell) for row in self.rows for cell in row]
        return " ".join([*self.header, *cells])


@dataclass(frozen=True)
class Picture(Element):
    """A picture: where it is to be had, or the file itself, or its name alone."""

    address: str = ""
    content: bytes | None = field(default=None, repr=False)
    name: str = ""
    alt: str = ""
    caption: str = ""

    @property
    def text(self) -> str:
        return self.caption or self.alt or self.name


@dataclass(frozen=True)
class Embed(Element):
    """A player of a video, by the address of the video."""

    address: str
    title: str = ""

    @property
    def text(self) -> str:
        return self.title or self.address


@dataclass(frozen=True)
class Quote(Element):
    """What somebody said."""

    runs: Runs
    name: str = ""

    @property
    def text(self) -> str:
        return words_of(self.runs)


@dataclass(frozen=True)
class Line:
    """A line of the source as it is read."""

    number: int
    text: str


@dataclass(frozen=True)
class Document:
    """One source, read."""

    elements: tuple[Element, ...]
    # Every line that is not empty, those of `elements` only.
    lines: tuple[Line, ...]
    title: str = ""
    # Where it was fetched, or its path in an archive; "" for what was pasted.
    address: str = ""
    description: str = ""
    language: str = ""
    # Lines of what stands around every page: navigation, footers, banners.
    left_out: tuple[str, ...] = ()
    # What a person should know of the reading, in Danish sentences.
    notices: tuple[str, ...] = ()
