"""Lines that are links: a title, with or without an address, a label and a note."""

import re
from dataclasses import dataclass, replace

from importer.reading.document import Run, Runs, words_of
from importer.recognising.page import RecognisedLink
from importer.recognising.words.vocabulary import kind_of_label
from links.finding.notes import notes_in_plain_text
from links.kinds import Kind

_LONGEST, _MOST_WORDS = 160, 18
_LABELLED = re.compile(r"^(?P<label>[^:/]{2,60}):\s+(?P<title>\S.*)$")
_LABEL_WORDS = 5
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|odt)(?:$|[?#])", re.IGNORECASE)
_VIDEO = re.compile(
    r"//(?:[\w-]+\.)?(?:youtube\.com|youtu\.be|vimeo\.com)/", re.IGNORECASE
)
# Says nothing of where a link leads.
_EMPTY_WORDS = re.compile(
    r"^(?:klik (?:her|på linket)|her|læs mere(?: her)?|se mere|mere|link|læs hele.*"
    r"|hent|download|åbn|se her|tryk her|gå til siden)[.!:»> ]*$",
    re.IGNORECASE,
)
_AROUND = re.compile(r"^[\s:–»>(-]+|[\s:–»>(.-]+$")


@dataclass(frozen=True)
class LinkLabel:
    """What stands before links and tells of them."""

    words: str
    kind: Kind | None = None
    source: str = ""


def link_label(text: str) -> LinkLabel:
    """Return what a label says of the links below it."""
    words = text.strip().rstrip(":").strip()
    if known := kind_of_label(words):
        kind, source, right = known
        return LinkLabel(
            right[:1].upper() + right[1:] if right else words, kind, source
        )
    return LinkLabel(words, source=words)


def links_in_line(
    runs: Runs, label: LinkLabel | None, line: int
) -> tuple[list[RecognisedLink], LinkLabel | None]:
    """Return the links that a line is, and the label that it has itself.

    No links when it is a sentence, or anything else that is no link.
    """
    text = words_of(runs)
    if not text or len(text) > _LONGEST or len(text.split()) > _MOST_WORDS:
        return [], None
    if _EMPTY_WORDS.match(text) and not any(run.address for run in runs):
        return [], None
    own = None
    if label is None and (labelled := _own_label(runs)):
        own, runs = labelled
    links = _links(runs, line)
    if not links and not _is_title(text):
        return [], None
    links = links or [RecognisedLink(words_of(runs), line=line)]
    return [_told_of(link, label or own) for link in links], own


def link_of_address(address: str, title: str, line: int) -> RecognisedLink:
    """Return the link that a bare address is, or one with words that say nothing."""
    kind = Kind.LINK
    if _VIDEO.search(address):
        kind = Kind.VIDEO
    elif _DOCUMENT.search(address):
        kind = Kind.DOCUMENT
    if _EMPTY_WORDS.match(title) or not title:
        title = re.sub(r"^https?://", "", address).rstrip("/")
    return RecognisedLink(title, address, kind=kind, line=line)


def _links(runs: Runs, line: int) -> list[RecognisedLink]:
    text = words_of(runs)
    addresses = list(dict.fromkeys(run.address for run in runs if run.address))
    if noted := next(iter(notes_in_plain_text(text)), None):
        link = RecognisedLink(
            title=noted.title,
            address=addresses[0] if addresses else None,
            kind=Kind(noted.kind),
            source=noted.source,
            is_unavailable=True,
            note=noted.note,
            line=line,
        )
        return [link]
    if len(addresses) == 1:
        words = _AROUND.sub("", text)
        linked = words_of(run for run in runs if run.address)
        if _ADDRESS.match(linked) and linked != words:
            # “Title: https://…”
            words = _AROUND.sub("", words.replace(linked, " "))
        return [link_of_address(addresses[0], " ".join(words.split()), line)]
    return [
        link_of_address(address, _words_of_link(runs, address), line)
        for address in addresses
        if not address.startswith(("mailto:", "tel:"))
    ]


def _words_of_link(runs: Runs, address: str) -> str:
    return words_of(run for run in runs if run.address == address)


def _own_label(runs: Runs) -> tuple[LinkLabel, Runs] | None:
    text = "".join(run.text for run in runs)
    match = _LABELLED.match(text)
    if match is None or len(match["label"].split()) > _LABEL_WORDS:
        return None
    if next(iter(notes_in_plain_text(text)), None) and not kind_of_label(
        match["label"]
    ):
        # Its source is told by the note's own reading.
        source = next(iter(notes_in_plain_text(text))).source
        return (
            (LinkLabel(source, source=source), _from(runs, match)) if source else None
        )
    if runs[0].address and len(runs[0].text) > len(match["label"]) + 1:
        # The words of the link have a colon in them.
        return None
    return link_label(match["label"]), _from(runs, match)


def _from(runs: Runs, match: re.Match) -> Runs:
    rest, skipped = [], match.start("title")
    for run in runs:
        kept = run.text[skipped:]
        skipped = max(0, skipped - len(run.text))
        if kept:
            rest.append(Run(kept, run.address, run.bold, run.italic))
    return tuple(rest)


def _is_title(text: str) -> bool:
    return not re.search(r"[.!]\s+[A-ZÆØÅ]|\.$", text) or text.endswith("…")


def _told_of(link: RecognisedLink, label: LinkLabel | None) -> RecognisedLink:
    if label is None:
        return link
    kind = label.kind if label.kind and link.kind == Kind.LINK else link.kind
    return replace(link, kind=kind, source=link.source or label.source)
