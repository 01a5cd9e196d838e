"""Sections of an initiative, said with the blocks that every page has."""

from collections.abc import Iterator

from django.utils.translation import gettext, pgettext

from importer.reading.document import Element, Heading, ListElement, Paragraph, Run
from importer.recognising.page import (
    Knowledge,
    LinkGroup,
    RecognisedPage,
    RelatedLinks,
    Section,
    TargetGroup,
)

_TITLES = {
    "about": lambda: pgettext("section of an initiative", "About"),
    "why": lambda: pgettext("section of an initiative", "Why"),
    "value": lambda: pgettext("section of an initiative", "Value"),
    "target_group": lambda: pgettext("section of an initiative", "Target group"),
    "knowledge": lambda: pgettext("section of an initiative", "Knowledge"),
    "related_links": lambda: pgettext("section of an initiative", "Read also"),
}


def as_content(page: RecognisedPage) -> list[tuple[Section, Section]]:
    """Let a page do without the sections of an initiative; return (old, new) pairs."""
    pairs, sections = [], []
    for section in page.sections:
        new = list(_converted(section))
        if new != [section]:
            pairs.append((section, new[0]))
        sections += new
    page.sections = sections
    return pairs


def _converted(section: Section) -> Iterator[Section]:
    title = section.title or (
        _TITLES[section.name]() if section.name in _TITLES else ""
    )
    match section:
        case TargetGroup():
            yield Section("text", title, _target_group(section))
        case Knowledge(body=[], studies=[_, *_]):
            yield _list_of_links(title, section.studies)
        case Knowledge():
            yield Section("text", title, section.body)
            if section.studies:
                yield _list_of_links(gettext("Studies and reports"), section.studies)
        case RelatedLinks():
            yield RelatedLinks("link_list", title, section.body, section.groups)
        case Section(name="about" | "why" | "value"):
            yield Section("text", title, section.body)
        case _:
            yield section


def _list_of_links(title: str, links: list) -> RelatedLinks:
    return RelatedLinks("link_list", title, [], [LinkGroup("", links)])


def _target_group(section: TargetGroup) -> list[Element]:
    body = list(section.body)
    if section.characteristics:
        items = tuple((Run(text),) for text in section.characteristics)
        body.append(ListElement(items))
    return [*body, *section.closing]


def flattened(elements: list[Element]) -> list[Element]:
    """Return elements with headings as bold lines, for fields that have no headings."""
    return [
        Paragraph(tuple(Run(run.text, run.address, bold=True) for run in element.runs))
        if isinstance(element, Heading)
        else element
        for element in elements
    ]
