"""How each kind of section takes what stands below its heading."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from importer.reading.document import (
    Element,
    Heading,
    ListElement,
    Paragraph,
    Run,
    Runs,
    words_of,
)
from importer.recognising.linking import LinkLabel, links_in_line
from importer.recognising.page import (
    ContactSection,
    Knowledge,
    LinkGroup,
    Place,
    Question,
    Questions,
    RecognisedLink,
    RelatedLinks,
    Section,
    TargetGroup,
)
from importer.recognising.words.metadata import name_in
from links.kinds import Kind

if TYPE_CHECKING:
    from importer.recognising.assembling.assembler import Assembler

CHARACTERISTIC_LENGTH = 200
_STEP_LENGTH = 120
_WORD = re.compile(r"\w")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def fill(assembler: "Assembler", element: Element) -> None:
    """Put an element into the section that is open."""
    section = assembler.section
    takers = {
        TargetGroup: _target_group,
        Knowledge: _knowledge,
        RelatedLinks: _related_links,
        ContactSection: _contact,
        Questions: _questions,
    }
    taker = takers.get(type(section), _text)
    taker(assembler, section, element)


def _text(assembler: "Assembler", section: Section, element: Element) -> None:
    if assembler.fact:
        element = _with_fact(assembler, section, element)
    section.body.append(element)
    assembler.put(element, Place.TEXT, section)


def _with_fact(assembler: "Assembler", section: Section, element: Element) -> Element:
    """Let a fact begin with what it is: “Pris: 20 kr.”."""
    fact, assembler.fact = assembler.fact, ""
    label = Run(f"{fact.rstrip(' :')}: ", bold=True)
    if isinstance(element, Paragraph):
        return replace(element, runs=(label, *element.runs), continues=False)
    section.body.append(Paragraph((replace(label, text=label.text.strip()),)))
    return element


def _target_group(
    assembler: "Assembler", section: TargetGroup, element: Element
) -> None:
    texts = element.texts if isinstance(element, ListElement) else []
    is_first = bool(texts) and not section.characteristics and not section.closing
    has_links = is_first and any(r.address for item in element.items for r in item)
    fits = all(len(text) <= CHARACTERISTIC_LENGTH for text in texts)
    if is_first and fits and not has_links:
        section.characteristics = texts
        assembler.put(element, Place.CHARACTERISTIC, section)
        return
    body = section.closing if section.characteristics else section.body
    body.append(element)
    assembler.put(element, Place.TEXT, section)


def _knowledge(assembler: "Assembler", section: Knowledge, element: Element) -> None:
    label = assembler.study if _still_holds(assembler, element) else None
    is_link = isinstance(element, Paragraph) and all(
        run.address or not _WORD.search(run.text) for run in element.runs
    )
    if not label and not is_link:
        _text(assembler, section, element)
        return
    told = LinkLabel("", label.kind, label.publisher) if label else LinkLabel("")
    links = _links_of(element, told)
    if not links:
        assembler.study = None
        _text(assembler, section, element)
        return
    section.studies += [
        link
        if label is None or link.kind != Kind.DOCUMENT
        else replace(link, kind=label.kind)
        for link in links
    ]
    assembler.put(element, Place.LINK, section)
    assembler.label_used = True


def _related_links(
    assembler: "Assembler", section: RelatedLinks, element: Element
) -> None:
    label = assembler.label if _still_holds(assembler, element) else None
    links, own = [], None
    for runs in rows_of(element):
        line = element.lines[0] if element.lines else 0
        found, own = links_in_line(runs, label, line)
        if not found:
            links = []
            break
        links += found
        _add(section, found, label or own)
    if links:
        assembler.put(element, Place.LINK, section)
        assembler.label_used = True
        return
    # A sentence is no link: it begins a section of text with the same heading.
    title = section.title
    if section.links or not title:
        title = gettext("More about %(title)s") % {"title": assembler.page.title}
    text = assembler.open_text(title)
    fill(assembler, element)
    assembler.account.replace(section, section if section.links else text)


def _still_holds(assembler: "Assembler", element: Element) -> bool:
    """Whether a label tells of this line too.

    One does of the line below it, and of those right below that; a heading does of
    all until the next.
    """
    goes_on = isinstance(element, Paragraph) and element.continues
    if assembler.label_used and not goes_on and not assembler.label_is_heading:
        assembler.label = assembler.study = None
        return False
    return True


def _add(
    section: RelatedLinks, links: list[RecognisedLink], label: LinkLabel | None
) -> None:
    words = label.words if label else ""
    if not section.groups or section.groups[-1].label != words:
        section.groups.append(LinkGroup(words))
    section.groups[-1].links += links


def _contact(assembler: "Assembler", section: ContactSection, element: Element) -> None:
    text = element.text
    name = name_in(text) if isinstance(element, Paragraph) else ""
    if name and not section.person:
        section.person = name
        if text.rstrip(" ,.") != name:
            section.body.append(element)
        assembler.put(element, Place.CONTACT, section)
        return
    section.body.append(element)
    assembler.put(element, Place.TEXT, section)


def _questions(assembler: "Assembler", section: Questions, element: Element) -> None:
    is_step = section.name == "steps"
    if is_step and isinstance(element, ListElement):
        section.questions += [_step(item) for item in element.items]
        assembler.put(element, Place.QUESTION, section)
    elif isinstance(element, Heading) or (not is_step and _asks(element)):
        section.questions.append(Question(element.text))
        assembler.put(element, Place.QUESTION, section)
    else:
        last = section.questions[-1] if section.questions else section
        last.body.append(element)
        assembler.put(element, Place.TEXT, section)


def _asks(element: Element) -> bool:
    return (
        isinstance(element, Paragraph)
        and element.text.endswith("?")
        and len(element.text) <= CHARACTERISTIC_LENGTH
    )


def _step(item: Runs) -> Question:
    text = words_of(item)
    title, *rest = _SENTENCE_END.split(text, maxsplit=1)
    if len(text) <= _STEP_LENGTH and not any(run.address for run in item):
        return Question(text.rstrip("."))
    if len(title) <= _STEP_LENGTH and rest and not any(r.address for r in item):
        return Question(title.rstrip("."), [Paragraph((Run(rest[0]),))])
    short = text[:_STEP_LENGTH].rpartition(" ")[0]
    return Question(f"{short} …", [Paragraph(item)])


def rows_of(element: Element) -> list[Runs]:
    """Return the lines of an element that could each be a link."""
    if isinstance(element, ListElement):
        return list(element.items)
    return [element.runs] if isinstance(element, Paragraph) else [()]


def _links_of(element: Element, label: LinkLabel) -> list[RecognisedLink]:
    line = element.lines[0] if element.lines else 0
    links = []
    for runs in rows_of(element):
        found, _own = links_in_line(runs, label, line)
        links += found
    return links
