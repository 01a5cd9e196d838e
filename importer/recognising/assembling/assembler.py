"""Puts the elements of a page, one after the other, where they belong."""

from importer.reading.document import (
    Element,
    Embed,
    Heading,
    Line,
    ListElement,
    Paragraph,
    Picture,
    Quote,
    Run,
)
from importer.recognising.assembling.account import Account
from importer.recognising.assembling.filling import fill
from importer.recognising.assembling.sections import OpenSection
from importer.recognising.decisions import HEADING_CHOICES, Decide, Decision, Rules
from importer.recognising.findings import Certainty, Finding, Matter
from importer.recognising.headings import BY_LOOKS, Head, head_of, split_label
from importer.recognising.linking import link_label, link_of_address
from importer.recognising.page import (
    ContactSection,
    PictureSection,
    Place,
    Questions,
    QuoteSection,
    RecognisedPage,
    RelatedLinks,
    Section,
    TargetGroup,
    VideoSection,
)
from importer.recognising.splitting import TITLE_LENGTH
from importer.recognising.words.metadata import (
    Metadata,
    bare_date_in,
    is_frame_line,
    is_owner_label,
    metadata_in,
    name_in,
)
from importer.recognising.words.vocabulary import LINKS_FROM, STUDY, VIDEO, Label


class Assembler(OpenSection):
    """One page in the making."""

    def __init__(self, page: RecognisedPage, rules: Rules, lines: dict[int, Line]):
        super().__init__(page)
        self.account = Account(lines)
        # What stands above the first heading.
        self.intro: list[Element] = []
        self._rules = rules
        # Whether the source marks no headings at all.
        self._is_plain = False
        self._expects_owner = False

    def take_all(self, elements: list[Element]) -> None:
        """Take the elements of a page, apart from its title."""
        self._is_plain = not any(
            isinstance(e, Heading) or (isinstance(e, Paragraph) and e.is_bold)
            for e in elements
        )
        pieces = [piece for element in elements for piece in self._pieces(element)]
        for number, element in enumerate(pieces):
            following = pieces[number + 1] if number + 1 < len(pieces) else None
            self._take(element, following)
        self.close_fact()

    def put(
        self,
        element: Element,
        place: Place,
        section: Section | None = None,
        certainty: Certainty = Certainty.SURE,
    ) -> None:
        """Note where the lines of an element went."""
        self.account.put(element.lines, place, section, certainty)

    def _pieces(self, element: Element) -> list[Element]:
        if isinstance(element, Paragraph) and not self._rules.of(element.text):
            told = metadata_in(element.text)
            parts = None if told else split_label(element)
            if parts:
                return list(parts)
        if isinstance(element, Heading) and len(element.text) > TITLE_LENGTH:
            # A whole paragraph that somebody has made large.
            return [Paragraph(element.runs, lines=element.lines)]
        return [element]

    def _take(self, element: Element, following: Element | None) -> None:
        decision = self._rules.of(element.text) if element.text else None
        if decision and self._as_decided(element, decision):
            return
        if self._as_metadata(element) or self._as_media(element):
            return
        if not decision and self._as_heading(element, following):
            return
        if self.section is None:
            self.intro.append(element)
            return
        fill(self, element)

    def _as_decided(self, element: Element, decision: Decision) -> bool:
        match decision.decide:
            case Decide.DROP:
                self.put(element, Place.DROPPED)
            case Decide.OWNER:
                said = element.text.partition(":")[2] or element.text
                self.page.owner = name_in(said) or said.strip()
                self.put(element, Place.OWNER)
            case Decide.HEADING:
                title = element.text.rstrip(" :")
                label = Label(decision.section, title)
                known = None if decision.section == "text" else label
                self._open_head(Head(title, BY_LOOKS, known), element)
            case _:
                return False
        return True

    def _as_metadata(self, element: Element) -> bool:
        if not isinstance(element, (Paragraph, Heading)):
            return False
        text = element.text
        if self._expects_owner:
            self._expects_owner = False
            if name := name_in(text):
                self.page.owner = name
                self.put(element, Place.OWNER)
                return True
        if told := metadata_in(text):
            self._take_metadata(element, told)
        elif is_owner_label(text):
            self._expects_owner = True
            self.put(element, Place.OWNER)
        elif is_frame_line(text):
            self.put(element, Place.DROPPED)
        elif self.section is None and (day := bare_date_in(text)):
            self._take_metadata(element, Metadata(created=day))
        else:
            return False
        return True

    def _take_metadata(self, element: Element, told: Metadata) -> None:
        page = self.page
        page.created = page.created or told.created
        page.updated = told.updated or page.updated
        page.owner = page.owner or told.owner
        self.put(element, Place.OWNER if told.owner else Place.DATES)
        if told.bad:
            self._ask(Matter.BAD_DATE, element, text=told.bad)

    def _as_media(self, element: Element) -> bool:
        if isinstance(element, Picture):
            self._picture(element)
        elif isinstance(element, Embed):
            self._video(element, element.address, element.title)
        elif isinstance(element, Quote):
            body = [Paragraph(element.runs)]
            quote = QuoteSection(person=element.name, body=body)
            self.page.sections.append(quote)
            self.put(element, Place.QUOTE, quote)
        elif address := _only_video(element):
            if isinstance(self.section, RelatedLinks):
                return False
            self._video(element, address, "")
        else:
            return False
        return True

    def _picture(self, picture: Picture) -> None:
        if self.page.picture is None and not self.page.sections:
            self.page.picture = picture
            self.put(picture, Place.PICTURE)
            return
        section = PictureSection(picture=picture)
        self.page.sections.append(section)
        self.put(picture, Place.PICTURE, section)

    def _video(self, element: Element, address: str, title: str) -> None:
        line = element.lines[0] if element.lines else 0
        video = link_of_address(address, title or self.page.title, line)
        section = VideoSection(video=video)
        self.page.sections.append(section)
        self.put(element, Place.VIDEO, section)

    def _as_heading(self, element: Element, following: Element | None) -> bool:
        among_links = isinstance(self.section, RelatedLinks) or bool(self.study)
        if among_links and self._as_link_label(element, following):
            return True
        head = head_of(
            element, following, is_plain=self._is_plain, among_links=among_links
        )
        if head is None:
            return False
        if head.label is None and self._as_inner_heading(head, element):
            return True
        self._open_head(head, element)
        return True

    def _as_link_label(self, element: Element, following: Element | None) -> bool:
        """Take a line such as “Egeby Kommune:”, which tells of the links below it."""
        text = element.text
        is_heading = isinstance(element, Heading) and element.level > self.level
        is_bold = isinstance(element, Paragraph) and element.is_bold
        has_colon = isinstance(element, Paragraph) and text.endswith(":")
        heads_links = (is_heading or is_bold) and _is_of_links(following)
        if not (has_colon or heads_links) or len(text) > 60:
            return False
        head = head_of(element, None, is_plain=False, among_links=True)
        if head and head.label and head.label.section not in {VIDEO, LINKS_FROM}:
            return False
        self.open_label(link_label(text), is_heading=not has_colon)
        self.open(self.related_links())
        self.put(element, Place.LINK_LABEL, self.section)
        return True

    def _as_inner_heading(self, head: Head, element: Element) -> bool:
        """Take a heading that lies below the one of the section it stands in."""
        section = self.section
        if section is None or head.level <= self.level:
            return False
        if isinstance(section, (RelatedLinks, ContactSection)):
            return False
        if head.level == BY_LOOKS and head.certainty == Certainty.GUESS:
            return False
        if isinstance(section, Questions):
            fill(self, Heading((Run(head.title),), level=3, lines=element.lines))
            return True
        inner = Heading((Run(head.title),), level=3, lines=element.lines)
        body = section.body
        if isinstance(section, TargetGroup) and section.characteristics:
            body = section.closing
        body.append(inner)
        self.put(element, Place.HEADING, section, head.certainty)
        return True

    def _open_head(self, head: Head, element: Element) -> None:
        label = head.label
        is_of_links = label is not None and label.section in {STUDY, LINKS_FROM, VIDEO}
        section = self.open_for(head, is_heading=isinstance(element, Heading))
        place = Place.LINK_LABEL if is_of_links else Place.HEADING
        self.put(element, place, section, head.certainty)
        if head.matter:
            detail = label.meant if label else ""
            self._ask(
                head.matter,
                element,
                section=section.name,
                detail=detail,
                certainty=head.certainty,
            )

    def _ask(
        self,
        matter: Matter,
        element: Element,
        *,
        section: str = "",
        detail: str = "",
        certainty: Certainty = Certainty.GUESS,
        text: str = "",
    ) -> None:
        asks_which = {Matter.UNKNOWN_LABEL, Matter.PERHAPS_HEADING, Matter.SPELT}
        self.page.findings.append(
            Finding(
                matter,
                text or element.text.rstrip(" :"),
                line=element.lines[0] if element.lines else 0,
                section=section,
                certainty=certainty,
                choices=HEADING_CHOICES if matter in asks_which else (),
                detail=detail,
            )
        )


def _is_of_links(element: Element | None) -> bool:
    """Whether an element is links and nothing else."""
    if isinstance(element, ListElement):
        return all(any(run.address for run in item) for item in element.items)
    return isinstance(element, Paragraph) and any(r.address for r in element.runs)


def _only_video(element: Element) -> str:
    """Return the address of a video that is all there is on a line, if it is."""
    if not isinstance(element, Paragraph) or len(element.runs) != 1:
        return ""
    run = element.runs[0]
    is_bare = run.address and run.text.strip() in {run.address, run.address.rstrip("/")}
    if not is_bare:
        return ""
    link = link_of_address(run.address, "", 0)
    return run.address if link.kind.value == "video" else ""
