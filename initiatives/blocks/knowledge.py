"""What has been found out, and where to read more."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, IntegerBlock, ListBlock, StructBlock

from links.blocks import (
    LinkChooserBlock,
    LinkedRichTextBlock,
    LinksBlock,
    preview_link,
)
from links.kinds import Kind
from links.models import Link
from pages.blocks import HEADING_LIMIT, SectionBlock


class StudyBlock(StructBlock):
    """A study or report on the initiative."""

    link = LinkChooserBlock(label=_("Study or report"))
    publisher = CharBlock(label=_("Publisher"), required=False, max_length=120)
    year = IntegerBlock(
        label=_("Year"),
        required=False,
        validators=[MinValueValidator(1900), MaxValueValidator(2100)],
    )

    class Meta:
        icon = "doc-full"
        label = _("Study")


class KnowledgeBlock(SectionBlock):
    """What has been found out."""

    title = CharBlock(
        label=_("Heading"),
        required=False,
        max_length=HEADING_LIMIT,
        help_text=_("For example “What we know so far”."),
    )
    text = LinkedRichTextBlock(
        label=_("Text"),
        required=False,
        help_text=_("Who looked into it, how, and what did they find?"),
    )
    studies = ListBlock(StudyBlock(), label=_("Studies and reports"), default=[])

    def get_preview_value(self):
        return self.normalize(
            {
                "title": gettext("What we know so far"),
                "text": gettext("<p>Most of those who begin also finish.</p>"),
                "studies": [
                    {
                        "link": preview_link(kind=Kind.STUDY),
                        "publisher": gettext("A research centre"),
                        "year": 2019,
                    }
                ],
            }
        )

    class Meta:
        icon = "glasses"
        label = pgettext_lazy("section of an initiative", "Knowledge")
        description = _("What studies have found, with links to them.")
        template = "initiatives/blocks/knowledge.html"


class LinkGroupBlock(StructBlock):
    """Links under one label."""

    label = CharBlock(
        label=_("Label"),
        required=False,
        max_length=HEADING_LIMIT,
        help_text=_("For example a municipality, or “Video”. May be left empty."),
    )
    links = LinksBlock(label=_("Links"))

    class Meta:
        icon = "list-ul"
        label = _("Group of links")


class RelatedLinksBlock(SectionBlock):
    """Where to read more."""

    # The first group is there: most have one alone, and it takes no click.
    groups = ListBlock(LinkGroupBlock(), label=_("Groups of links"))

    def get_preview_value(self):
        gone = preview_link(
            title=gettext("Our first year"), availability=Link.Availability.UNAVAILABLE
        )
        return self.normalize(
            {"groups": [{"label": "", "links": [preview_link(), gone]}]}
        )

    class Meta:
        icon = "link"
        label = pgettext_lazy("section of an initiative", "Read also")
        description = _("Links from the register, in groups with a label.")
        template = "initiatives/blocks/related_links.html"
