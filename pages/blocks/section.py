"""The block that is a section of its page."""

from wagtail.blocks import StructBlock

from pages.serving.sections import SectionValue

HEADING_LIMIT = 120


class SectionBlock(StructBlock):
    """A heading, which the index of the page leads to, and what stands below it.

    The heading is the field `title`; a section without one is headed by its label.
    Nothing is printed of a section in which nothing else is filled in.
    """

    class Meta:
        template = "pages/blocks/section.html"
        value_class = SectionValue
