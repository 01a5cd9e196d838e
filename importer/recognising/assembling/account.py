"""Where each line of a source went."""

from dataclasses import dataclass

from importer.reading.document import Line
from importer.recognising.findings import Certainty
from importer.recognising.page import Place, Placed, Section


@dataclass
class _Entry:
    line: Line
    place: Place
    section: Section | None
    certainty: Certainty


class Account:
    """Filled while a page is put together; sections may become others until the end."""

    def __init__(self, lines: dict[int, Line]):
        self._lines = lines
        self._entries: list[_Entry] = []

    def put(
        self,
        numbers: tuple[int, ...],
        place: Place,
        section: Section | None = None,
        certainty: Certainty = Certainty.SURE,
    ) -> None:
        """Note where lines went."""
        for number in numbers:
            line = self._lines[number]
            self._entries.append(_Entry(line, place, section, certainty))

    def replace(self, old: Section, new: Section) -> None:
        """Note that a section has become another; its lines are links where it is."""
        is_now_links = old.name == "text" and new.name == "link_list"
        for entry in self._entries:
            if entry.section is old:
                entry.section = new
                if is_now_links and entry.place == Place.TEXT:
                    entry.place = Place.LINK

    def placed(self) -> list[Placed]:
        """Return the entries in the order of the lines."""
        placed = [
            Placed(
                entry.line.number,
                entry.line.text,
                entry.place,
                entry.section.name if entry.section else "",
                entry.certainty,
            )
            for entry in self._entries
        ]
        return sorted(placed, key=lambda entry: entry.line)
