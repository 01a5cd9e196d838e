"""Reads the text of the page that this site replaces, line by line.

The text belongs to others and lies beside the repository, so nothing of it is
written here: what a line is shows from where it stands and from its labels.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
SEED = REPOSITORY.parent / "shared" / "seed" / "boligsocial-indsats.txt"

# The word with which a note begins, and the kind of link that it speaks of.
KIND_BY_NOTE = {"Linket": "link", "Siden": "page", "Artiklen": "article"}

_NOTE = re.compile(r"^(?P<title>.+) \((?P<note>(\w+) er desværre .+)\)$")
_PICTURE = re.compile(r"^Billede af (?P<file_name>.+\.jpg)$")
_STUDY_LABEL = re.compile(r"^\w+ fra (?P<publisher>\w+):$")
_AGES = re.compile(r"(\d+)-(\d+) år")
_DATES = re.compile(r"^\w+: (?P<created>[\d.]+) \| [\w ]+: (?P<updated>[\d.]+)$")


@dataclass(frozen=True)
class Line:
    """One line of the file that is not empty."""

    number: int
    text: str


@dataclass
class SeedLink:
    """A link under “Læs også”, with the lines that tell of it."""

    line: Line
    title: str
    label: str = ""
    label_line: Line | None = None
    note: str = ""

    @property
    def kind(self) -> str:
        if self.note:
            return KIND_BY_NOTE[self.note.split()[0]]
        return "video" if "video" in self.label else "article"


@dataclass
class SeedInitiative:
    """An initiative as the old page told of it."""

    card: Line
    title: Line
    labels: dict[str, Line] = field(default_factory=dict)
    texts: dict[str, list[Line]] = field(default_factory=dict)
    characteristics: list[Line] = field(default_factory=list)
    closing: list[Line] = field(default_factory=list)
    study_label: Line | None = None
    study: Line | None = None
    links: list[SeedLink] = field(default_factory=list)

    @property
    def publisher(self) -> str:
        return _STUDY_LABEL.match(self.study_label.text)["publisher"]

    @property
    def ages(self) -> tuple[str, str]:
        introduction = " ".join(line.text for line in self.texts["target_group"])
        return _AGES.search(introduction).groups()


@dataclass
class Seed:
    """The whole page."""

    lines: list[Line]
    title: Line
    lead: Line
    picture: Line
    heading: Line
    paragraphs: list[Line]
    initiatives: list[SeedInitiative]
    dates: Line
    owner: Line
    housing_search: Line

    @property
    def file_name(self) -> str:
        return _PICTURE.match(self.picture.text)["file_name"]

    @property
    def created(self) -> str:
        return _DATES.match(self.dates.text)["created"]

    @property
    def updated(self) -> str:
        return _DATES.match(self.dates.text)["updated"]

    @property
    def owner_name(self) -> str:
        return self.owner.text.partition(": ")[2]

    @property
    def housing_question(self) -> str:
        return self.housing_search.text.partition(" - ")[0]


def read_seed(path: Path = SEED) -> Seed:
    """Read the file; every line that is not empty is in the result, once."""
    lines = [
        Line(number, " ".join(text.split()))
        for number, text in enumerate(path.read_text("utf-8").splitlines(), 1)
        if text.strip()
    ]
    title, lead, picture, heading = lines[:4]
    dates, owner, housing_search = lines[-3:]
    middle = lines[4:-3]
    # An initiative begins where its name stands twice: as a card, and as a title.
    starts = [
        number
        for number, (line, following) in enumerate(pairwise(middle))
        if line.text == following.text
    ]
    ends = [*starts[1:], len(middle)]
    return Seed(
        lines=lines,
        title=title,
        lead=lead,
        picture=picture,
        heading=heading,
        paragraphs=middle[: starts[0]],
        initiatives=[
            _read_initiative(middle[start:end])
            for start, end in zip(starts, ends, strict=True)
        ],
        dates=dates,
        owner=owner,
        housing_search=housing_search,
    )


def _read_initiative(lines: list[Line]) -> SeedInitiative:
    initiative = SeedInitiative(*lines[:2])
    section, previous = "", lines[1]
    for line in lines[2:]:
        if name := _section_named(line.text, section):
            section = name
            initiative.labels[name] = line
            initiative.texts[name] = []
        elif line.text.startswith("•"):
            initiative.characteristics.append(line)
        elif _STUDY_LABEL.match(line.text):
            initiative.study_label = line
        elif previous is initiative.study_label:
            initiative.study = line
        elif section == "related_links":
            _read_link(initiative, line, previous)
        elif section == "target_group" and initiative.characteristics:
            initiative.closing.append(line)
        else:
            initiative.texts[section].append(line)
        previous = line
    return initiative


def _section_named(text: str, current: str) -> str:
    """Return the section that `text` is the heading of; "" when it is none."""
    labelled = {
        "Om:": "about",
        "Hvorfor:": "why",
        "Værdi:": "value",
        "Læs også:": "related_links",
    }
    if text in labelled:
        return labelled[text]
    if text.startswith("Hvem kan blive ") and text.endswith("?"):
        return "target_group"
    is_heading = current == "target_group" and len(text) < 40
    return "knowledge" if is_heading and not text.startswith("•") else ""


def _read_link(initiative: SeedInitiative, line: Line, previous: Line) -> None:
    if line.text.endswith(":"):
        return
    text, label, label_line = line.text, "", None
    if previous.text.endswith(":") and previous not in initiative.labels.values():
        label, label_line = previous.text[:-1], previous
    elif ": " in text:
        label, _, text = text.partition(": ")
    noted = _NOTE.match(text)
    initiative.links.append(
        SeedLink(
            line,
            title=noted["title"] if noted else text,
            label=label,
            label_line=label_line,
            note=noted["note"] if noted else "",
        )
    )
