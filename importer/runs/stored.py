"""Findings and accounts as the database holds them."""

from importer.reading.document import Document
from importer.recognising.decisions import Decide, Decision, normalised
from importer.recognising.findings import Certainty, Finding, Matter
from importer.recognising.page import Place, Placed

_LONGEST_LINE = 20_000


def finding_to_json(finding: Finding) -> list:
    """Return a finding as a list: matter, text, line, section, how sure, and so on."""
    return [
        finding.matter.value,
        _plain(finding.text),
        finding.line,
        finding.section,
        finding.certainty.value,
        [[choice.decide.value, choice.section] for choice in finding.choices],
        _plain(finding.detail),
    ]


def finding_from_json(stored: list) -> Finding:
    """Return what `finding_to_json` had."""
    matter, text, line, section, certainty, choices, detail = stored
    return Finding(
        Matter(matter),
        text,
        line,
        section,
        Certainty(certainty),
        tuple(Decision(Decide(decide), where) for decide, where in choices),
        detail,
    )


def placed_to_json(placed: Placed) -> list:
    """Return where a line went; its words are with the source."""
    return [placed.line, placed.place.value, placed.section, placed.certainty.value]


def placed_from_json(stored: list, lines: dict[int, str]) -> Placed:
    """Return what `placed_to_json` had."""
    line, place, section, certainty = stored
    return Placed(
        line, lines.get(line, ""), Place(place), section, Certainty(certainty)
    )


def lines_to_json(document: Document) -> list:
    """Return the lines of a source, each with its number."""
    return [[line.number, _plain(line.text)] for line in document.lines]


def said_in(document: Document) -> str:
    """Return the lines as rules spell them, each between two line breaks."""
    spelt = (normalised(_plain(line.text)) for line in document.lines)
    return "\n".join(["", *spelt, ""])


def _plain(text: str) -> str:
    """Return text that every database takes."""
    text = text.replace("\x00", "")[:_LONGEST_LINE]
    return text.encode("utf-8", "replace").decode()
