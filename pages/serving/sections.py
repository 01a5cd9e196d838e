"""Sections: blocks with a heading that the index of the page leads to."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import strip_tags
from wagtail.blocks import StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.rich_text import RichText

from plaintext.slugs import slug_of


@dataclass(frozen=True)
class Section:
    """An entry in the index of a page."""

    anchor: str
    title: str


class SectionValue(StructValue):
    """The value of a block that is a section of its page."""

    # A block that is previewed alone has not been given one of its own.
    anchor = "afsnit"
    heading_fields = ("title",)

    @property
    def title(self) -> str:
        """The heading, as the editor wrote it."""
        return self.get("title") or ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing but a heading has been filled in."""
        return not any(
            _is_filled(value)
            for name, value in self.items()
            if name not in self.heading_fields
        )


# What templates call other parts of a page. A heading may well say the same.
TEMPLATE_IDS = frozenset(
    {
        "about-the-site",
        "buttons-title",
        "colours-title",
        "complaint-title",
        "emergency",
        "facts-title",
        "feedback-title",
        "header-search",
        "housing-search-title",
        "indhold",
        "indsatser",
        "issues-title",
        "latest-title",
        "link-unknown",
        "listing-search",
        "listing-title",
        "method-title",
        "opening-hours",
        "page-search",
        "password-error",
        "report-comment",
        "report-comment-error",
        "report-comment-hint",
        "report-errors-title",
        "report-link-error",
        "report-website",
        "results-title",
        "rooftops",
        "section-index-title",
        "status-title",
        "style-guide-field",
        "tasks-title",
        "type-title",
    }
)


def assign_anchors(streams: Iterable) -> list[Section]:
    """Give each section of the page an id of its own; return those with headings.

    Two sections may have the same heading, and their ids must still differ; so
    must those of the headings, which templates make of the section's.
    """
    sections = []
    taken = set(TEMPLATE_IDS)
    for stream in streams:
        for block in stream:
            value = block.value
            if not isinstance(value, SectionValue) or value.is_empty:
                continue
            value.anchor = _free_anchor(value.title or block.block_type, taken)
            taken |= {value.anchor, heading_id(value.anchor)}
            if value.title:
                sections.append(Section(value.anchor, value.title))
    return sections


def heading_id(anchor: str) -> str:
    """Return the id that templates give to the heading of a section."""
    return f"{anchor}-titel"


def _free_anchor(title: str, taken: set[str]) -> str:
    base = slug_of(title) or "afsnit"
    anchor, number = base, 1
    while {anchor, heading_id(anchor)} & taken:
        number += 1
        anchor = f"{base}-{number}"
    return anchor


def _is_filled(value) -> bool:
    if isinstance(value, RichText):
        return bool(strip_tags(value.source).strip())
    if isinstance(value, StructValue):
        return any(_is_filled(child) for child in value.values())
    if isinstance(value, ListValue):
        return any(_is_filled(child) for child in value)
    # Nought is an age like any other.
    return value is not None and value is not False and value != ""
