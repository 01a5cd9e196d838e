"""Sections as blocks of a page's body, in the form in which they are stored."""

from uuid import NAMESPACE_URL, uuid5

from importer.building.library import Library
from importer.building.people import person_called
from importer.building.register import Register
from importer.building.rich_text import rich_text
from importer.reading.document import Paragraph, Run
from importer.recognising.assembling.finishing import described
from importer.recognising.findings import Finding, Matter
from importer.recognising.page import (
    ContactSection,
    Knowledge,
    LinkGroup,
    PictureSection,
    Question,
    Questions,
    QuoteSection,
    RecognisedPage,
    RelatedLinks,
    Section,
    TargetGroup,
    VideoSection,
)
from pages.blocks import HEADING_LIMIT

_QUESTION_LIMIT, _CAPTION_LIMIT, _PUBLISHER_LIMIT = 200, 250, 120
_STANDARD = ("about", "why", "value")


class BlockMaker:
    """Makes the blocks of one page."""

    def __init__(self, page: RecognisedPage, register: Register, library: Library):
        self.findings: list[Finding] = []
        # Blocks that became others, by the names of both.
        self.renamed: dict[str, str] = {}
        self._page = page
        self._register = register
        self._library = library
        self._count = 0

    def body(self, *, is_initiative: bool) -> list[dict]:
        """Return the blocks of the page, as its StreamField stores them."""
        blocks = []
        for section in self._page.sections:
            made = self._block(section)
            if made is not None:
                name, value = made
                blocks.append({"type": name, "value": value, "id": self._id()})
        return self._with_questions(blocks) if is_initiative else blocks

    def _with_questions(self, blocks: list[dict]) -> list[dict]:
        """Put in what every initiative answers, empty, for staff to fill in."""
        there = {block["type"] for block in blocks}
        at = 0
        for name in _STANDARD:
            if name in there:
                at = next(n for n, b in enumerate(blocks) if b["type"] == name) + 1
                continue
            empty = {"type": name, "value": {"text": ""}, "id": self._id()}
            blocks.insert(at, empty)
            at += 1
        return blocks

    def _block(self, section: Section) -> tuple[str, dict] | None:
        makers = {
            TargetGroup: self._target_group,
            Knowledge: self._knowledge,
            RelatedLinks: self._links,
            PictureSection: self._picture,
            VideoSection: self._video,
            QuoteSection: self._quote,
            Questions: self._questions,
            ContactSection: self._contact,
        }
        return makers.get(type(section), self._text)(section)

    def _text(self, section: Section) -> tuple[str, dict]:
        if section.name in _STANDARD:
            return section.name, {"text": self._rich(section.body)}
        title, above = self._title(section.title, HEADING_LIMIT)
        has_headings = section.name == "text"
        text = self._rich([*above, *section.body], headings=has_headings)
        return section.name, {"title": title, "text": text}

    def _target_group(self, section: TargetGroup) -> tuple[str, dict]:
        title, above = self._title(section.title, HEADING_LIMIT)
        return section.name, {
            "title": title,
            "introduction": self._rich([*above, *section.body], headings=False),
            "age_from": section.age_from,
            "age_to": section.age_to,
            "characteristics": self._items(section.characteristics),
            "closing": self._rich(section.closing, headings=False),
        }

    def _knowledge(self, section: Knowledge) -> tuple[str, dict]:
        title, above = self._title(section.title, HEADING_LIMIT)
        studies = [
            {
                "link": self._register.link(link, section.name).pk,
                "publisher": link.source[:_PUBLISHER_LIMIT],
                "year": None,
            }
            for link in section.studies
        ]
        return section.name, {
            "title": title,
            "text": self._rich([*above, *section.body]),
            "studies": self._items(studies),
        }

    def _links(self, section: RelatedLinks) -> tuple[str, dict]:
        if section.name == "link_list":
            title, _above = self._title(section.title, HEADING_LIMIT)
            ids = self._ids(section.links, section.name)
            return section.name, {"title": title, "links": self._items(ids)}
        groups = [self._group(group, section.name) for group in section.groups]
        return section.name, {"groups": self._items(groups)}

    def _group(self, group: LinkGroup, section: str) -> dict:
        label = group.label[:HEADING_LIMIT]
        return {
            "label": label,
            "links": self._items(self._ids(group.links, section)),
        }

    def _ids(self, links: list, section: str) -> list[int]:
        ids = [self._register.link(link, section).pk for link in links]
        return list(dict.fromkeys(ids))

    def _picture(self, section: PictureSection) -> tuple[str, dict] | None:
        picture = section.picture
        image = self._library.picture(picture) if picture else None
        if image is None:
            return None
        value = {
            "image": image.pk,
            "alt_text": described(picture),
            "decorative": False,
        }
        return section.name, {
            "image": value,
            "caption": picture.caption[:_CAPTION_LIMIT],
        }

    def _video(self, section: VideoSection) -> tuple[str, dict]:
        return section.name, {
            "link": self._register.link(section.video, section.name).pk,
            "picture": None,
            "length": "",
            "caption_language": "",
        }

    def _quote(self, section: QuoteSection) -> tuple[str, dict]:
        words = " ".join(element.text for element in section.body)
        name, _, role = section.person.partition(",")
        return section.name, {
            "quote": words.strip('”“„»«" '),
            "name": name.strip(" –—-")[:120],
            "role": role.strip()[:120],
        }

    def _questions(self, section: Questions) -> tuple[str, dict]:
        title, above = self._title(section.title, HEADING_LIMIT)
        if section.name == "steps":
            steps = [self._answered(q, "title", "text") for q in section.questions]
            return section.name, {
                "title": title,
                "introduction": self._rich([*above, *section.body], headings=False),
                "steps": self._items(steps),
            }
        questions = [self._answered(q, "question", "answer") for q in section.questions]
        return section.name, {"title": title, "questions": self._items(questions)}

    def _answered(self, question: Question, asked: str, answer: str) -> dict:
        limit = _QUESTION_LIMIT if asked == "question" else HEADING_LIMIT
        title, above = self._title(question.title, limit)
        text = self._rich([*above, *question.body], headings=False)
        return {asked: title, answer: text}

    def _contact(self, section: ContactSection) -> tuple[str, dict]:
        title, above = self._title(section.title, HEADING_LIMIT)
        person = person_called(section.person)
        if person is None:
            self.renamed[section.name] = "text"
            self.findings.append(
                Finding(Matter.UNKNOWN_CONTACT, section.person, section="text")
            )
            name = Paragraph((Run(section.person, bold=True),))
            told = any(section.person in element.text for element in section.body)
            body = section.body if told else [name, *section.body]
            return "text", {"title": title, "text": self._rich([*above, *body])}
        text = self._rich([*above, *section.body], headings=False)
        return section.name, {"title": title, "person": person.pk, "text": text}

    def _title(self, title: str, limit: int) -> tuple[str, list[Paragraph]]:
        """Return a heading that fits, and what begins the text where it does not."""
        if len(title) <= limit:
            return title, []
        short = title[: limit - 2].rpartition(" ")[0] or title[: limit - 2]
        self.findings.append(Finding(Matter.SHORTENED, title))
        return f"{short} …", [Paragraph((Run(title, bold=True),))]

    def _rich(self, elements: list, *, headings: bool = True) -> str:
        return rich_text(elements, self._register, headings=headings)

    def _items(self, values: list) -> list[dict]:
        return [{"type": "item", "value": value, "id": self._id()} for value in values]

    def _id(self) -> str:
        """Return an id that the same page has at the same place in each run."""
        self._count += 1
        name = f"{self._page.address}#{self._page.key}/{self._count}"
        return str(uuid5(NAMESPACE_URL, name))
