"""Which section of a page is open, and which a heading opens."""

from django.utils.translation import gettext

from importer.reading.document import Heading, Paragraph, Run
from importer.recognising.decisions import normalised
from importer.recognising.headings import BY_LOOKS, Head
from importer.recognising.linking import LinkLabel, link_label
from importer.recognising.page import (
    ContactSection,
    Knowledge,
    Questions,
    RecognisedPage,
    RelatedLinks,
    Section,
    TargetGroup,
)
from importer.recognising.words.vocabulary import LINKS_FROM, STUDY, VIDEO, Label

_ONCE = {"about", "why", "value", "target_group", "knowledge", "related_links"}
_MAKERS = {
    "target_group": TargetGroup,
    "knowledge": Knowledge,
    "related_links": RelatedLinks,
    "contact": ContactSection,
}
# Head several facts at once; the others are one fact each.
_FACTS = {"praktisk", "fakta", "godt", "vigtigt", "husk", "obs", "bemærk"}


class OpenSection:
    """Where in a page what comes next goes."""

    def __init__(self, page: RecognisedPage):
        self.page = page
        self.section: Section | None = None
        # Of the heading that opened it.
        self.level = 0
        # What the next links are, as a line above them says.
        self.label: LinkLabel | None = None
        # What the next study is, likewise.
        self.study: Label | None = None
        # Whether a line has followed such a label yet, and whether it is a heading.
        self.label_used = self.label_is_heading = False
        # The fact that the next line tells.
        self.fact = ""

    def open_for(self, head: Head, *, is_heading: bool) -> Section:
        """Open the section that a line heads; `is_heading` if it is marked as one."""
        self.open_label(None)
        self.close_fact()
        label = head.label
        if label is None:
            return self.open_text(head.title, head.level)
        if label.section in {STUDY, LINKS_FROM, VIDEO}:
            return self._open_links(label)
        return self._open_known(label, head, is_heading=is_heading)

    def close_fact(self) -> None:
        """Let a fact of which nothing was told stand by itself."""
        if self.fact and self.section:
            self.section.body.append(Paragraph((Run(self.fact, bold=True),)))
        self.fact = ""

    def open_label(
        self,
        label: LinkLabel | None,
        study: Label | None = None,
        *,
        is_heading: bool = False,
    ) -> None:
        """Let a label tell of what stands below it; None ends the one before."""
        self.label, self.study = label, study
        self.label_used, self.label_is_heading = False, is_heading

    def open_text(self, title: str, level: int = BY_LOOKS) -> Section:
        """Begin a section with a heading of its own."""
        self.level = level
        return self.open(Section("text", title))

    def related_links(self) -> RelatedLinks:
        """Return the section for links; it is made when there is none."""
        found = self._first("related_links")
        if not isinstance(found, RelatedLinks):
            found = RelatedLinks()
            self.page.sections.append(found)
        return found

    def knowledge(self) -> Knowledge:
        """Return the section for studies; it is made when there is none."""
        found = self._first("knowledge")
        if not isinstance(found, Knowledge):
            found = Knowledge()
            self.page.sections.append(found)
        return found

    def _open_links(self, label: Label) -> Section:
        if label.section == STUDY:
            self.open_label(None, label)
            return self.open(self.knowledge())
        told = link_label(label.title)
        if label.section == LINKS_FROM:
            told = LinkLabel(label.title, label.kind, label.publisher)
        self.open_label(told)
        return self.open(self.related_links())

    def _open_known(self, label: Label, head: Head, *, is_heading: bool) -> Section:
        name = label.section
        if name == "fact_box":
            return self._open_facts(label, head, is_heading=is_heading)
        known = self._first(name) if name in _ONCE else None
        if known is not None:
            if known.body and name != "related_links":
                known.body.append(Heading((Run(label.title),), level=3))
            self.level = head.level
            return self.open(known)
        self.level = head.level
        if name in {"questions", "steps"}:
            return self.open(Questions(name, label.title))
        maker = _MAKERS.get(name)
        made = maker(title=label.title) if maker else Section(name, label.title)
        return self.open(made)

    def _open_facts(self, label: Label, head: Head, *, is_heading: bool) -> Section:
        several = normalised(label.title).split()[0] in _FACTS
        section = self.section
        inside = section is not None and section.name == "fact_box"
        if several or (is_heading and not (inside and head.level > self.level)):
            self.level = head.level
            return self.open(Section("fact_box", label.title))
        self.fact = label.title
        if inside:
            return section
        self.level = head.level
        return self.open(Section("fact_box", gettext("Practical information")))

    def open(self, section: Section) -> Section:
        """Let what follows go into a section, which is the page's last if it is new."""
        # Two that are equal, such as two without content yet, are two all the same.
        if not any(known is section for known in self.page.sections):
            self.page.sections.append(section)
        self.section = section
        return section

    def _first(self, name: str) -> Section | None:
        return next((s for s in self.page.sections if s.name == name), None)
