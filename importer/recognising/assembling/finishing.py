"""What is known of a page only when all of it has been read."""

import re

from django.utils.translation import gettext

from importer.reading.document import Element, Heading, ListElement, Paragraph, Picture
from importer.recognising.assembling.assembler import Assembler
from importer.recognising.assembling.filling import rows_of
from importer.recognising.conversion import as_content
from importer.recognising.decisions import normalised
from importer.recognising.findings import Certainty, Finding, Matter
from importer.recognising.linking import links_in_line
from importer.recognising.page import (
    ContactSection,
    LinkGroup,
    PageKind,
    PictureSection,
    Place,
    Questions,
    RecognisedLink,
    RecognisedPage,
    RelatedLinks,
    Section,
    TargetGroup,
)
from importer.recognising.splitting import QUESTION_SECTIONS
from importer.recognising.words.ages import ages_in
from importer.recognising.words.sentences import SUMMARY_LIMIT, summary_of

_FILE_NAME = re.compile(
    r"^\S*\.(?:jpe?g|png|gif|webp|bmp|tiff?|svg)$|^(?:img|dsc|dscn|image|billede|foto|"
    r"p\d|untitled|unavngivet)[\s_-]*\d*$|_full|\d{3,4}\s?x\s?\d{3,4}",
    re.IGNORECASE,
)
_DESCRIPTION_LENGTH = 250


def finish(assembler: Assembler, description: str = "") -> None:
    """Give the page its kind, its lead and its account; ask what has to be asked."""
    page = assembler.page
    page.kind = kind_of(page)
    _place_intro(assembler)
    _settle_sections(assembler)
    page.kind = kind_of(page)
    if page.kind == PageKind.CONTENT:
        for old, new in as_content(page):
            assembler.account.replace(old, new)
    _read_ages(page)
    _propose_summary(page, description)
    if not page.title:
        page.findings.append(Finding(Matter.NO_TITLE, page.address))
    _ask_of_links(page)
    _ask_of_pictures(page)
    page.account = assembler.account.placed()


def kind_of(page: RecognisedPage) -> PageKind:
    """Return what a page is by its sections.

    Two of the questions make an initiative, if one is what it is, why, or what it
    gives: many a page says for whom it is.
    """
    asked = {section.name for section in page.sections} & QUESTION_SECTIONS
    is_initiative = len(asked) > 1 and asked & {"about", "why", "value"}
    return PageKind.INITIATIVE if is_initiative else PageKind.CONTENT


def described(picture: Picture) -> str:
    """Return the description that a picture came with; "" for the name of a file."""
    alt = picture.alt.strip()
    stem = picture.name.rpartition(".")[0].replace("-", " ").replace("_", " ")
    if not alt or _FILE_NAME.search(alt) or normalised(alt) == normalised(stem):
        return ""
    return alt[:_DESCRIPTION_LENGTH] if len(alt.split()) > 1 else ""


def _place_intro(assembler: Assembler) -> None:
    """Make the lead of what stands above the first heading, and a section of the rest."""
    page, intro = assembler.page, assembler.intro
    lead = _lead_among(intro, has_more=bool(page.sections))
    if lead is not None:
        page.summary = lead.text
        assembler.put(lead, Place.SUMMARY)
        intro = [element for element in intro if element is not lead]
    if not intro:
        return
    about = next((s for s in page.sections if s.name == "about"), None)
    if about is None:
        initiative = page.kind == PageKind.INITIATIVE
        title = gettext("About %(title)s") % {"title": page.title}
        about = Section("about") if initiative else Section("text", title)
        page.sections.insert(_after_pictures(page.sections), about)
    about.body[:0] = intro
    for element in intro:
        assembler.put(element, Place.TEXT, about)


def _lead_among(intro: list[Element], *, has_more: bool) -> Paragraph | None:
    for element in intro:
        if isinstance(element, Paragraph) and element.is_lead:
            return element if len(element.text) <= SUMMARY_LIMIT else None
    first = intro[0] if intro else None
    alone = len(intro) == 1
    is_lead = (
        isinstance(first, Paragraph)
        and len(first.text) <= SUMMARY_LIMIT
        and not any(run.address for run in first.runs)
        and not first.text.endswith(":")
        and ((alone and has_more) or (first.is_bold and not alone))
    )
    return first if is_lead else None


def _after_pictures(sections: list[Section]) -> int:
    at = 0
    while at < len(sections) and isinstance(sections[at], (PictureSection,)):
        at += 1
    return at


def _settle_sections(assembler: Assembler) -> None:
    """Let sections without what makes them so be sections of text."""
    settled = []
    for section in assembler.page.sections:
        new = _settled(section)
        if new is not section:
            assembler.account.replace(section, new or section)
        if new is not None:
            settled.append(new)
    assembler.page.sections = settled


def _settled(section: Section) -> Section | None:
    match section:
        case RelatedLinks(groups=[]):
            return None
        case Questions(questions=[]) | ContactSection(person=""):
            return Section("text", section.title, section.body)
        case Section(name="text", title=title) if title and (
            links := _links_alone(section.body)
        ):
            return RelatedLinks("link_list", title, groups=[LinkGroup("", links)])
    return section


def _links_alone(body: list[Element]) -> list[RecognisedLink]:
    """Return the links of a section that is two of them or more, and nothing else."""
    links = []
    for element in body:
        line = element.lines[0] if element.lines else 0
        for runs in rows_of(element):
            linked = sum(len(run.text) for run in runs if run.address)
            found, _own = links_in_line(runs, None, line)
            if not found or linked * 2 < sum(len(run.text) for run in runs):
                return []
            links += found
    is_all = all(link.address and ":" in link.address for link in links)
    return links if len(links) > 1 and is_all else []


def _read_ages(page: RecognisedPage) -> None:
    for section in page.sections:
        if isinstance(section, TargetGroup):
            texts = [e.text for e in section.body]
            texts += section.characteristics + [e.text for e in section.closing]
            for text in texts:
                section.age_from, section.age_to = ages_in(text)
                if section.age_from is not None or section.age_to is not None:
                    break


def _propose_summary(page: RecognisedPage, description: str) -> None:
    if page.summary:
        return
    text = _first_text(page)
    is_own = 40 <= len(description) <= SUMMARY_LIMIT and description.endswith(
        (".", "!")
    )
    whole = True
    if is_own:
        page.summary = description
    elif text:
        page.summary, whole = summary_of(text)
    else:
        return
    found = Finding(Matter.PROPOSED_SUMMARY, page.summary, certainty=Certainty.LIKELY)
    page.findings.append(found)
    if not whole:
        page.findings.append(Finding(Matter.SHORTENED, page.summary))


def _first_text(page: RecognisedPage) -> str:
    """Return the first running text; that of the section “Om”, where there is one."""
    first = sorted(page.sections, key=lambda section: section.name != "about")
    for section in first:
        for element in section.body:
            if isinstance(element, Paragraph) and len(element.text) > 20:
                return element.text
    for section in first:
        for element in section.body:
            if isinstance(element, (ListElement, Heading)):
                return element.text
    return ""


def _ask_of_links(page: RecognisedPage) -> None:
    for section in page.sections:
        for link in section.links:
            if not link.address and not link.is_unavailable:
                found = Finding(Matter.NO_ADDRESS, link.title, link.line, section.name)
                page.findings.append(found)


def _ask_of_pictures(page: RecognisedPage) -> None:
    for picture in page.pictures:
        line = picture.lines[0] if picture.lines else 0
        if not described(picture):
            name = picture.name or picture.text
            page.findings.append(Finding(Matter.NO_DESCRIPTION, name, line, "image"))
