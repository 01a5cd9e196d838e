"""Blocks that lead somewhere."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, StructValue
from wagtail.blocks.struct_block import StructBlockValidationError

from links.blocks import (
    LinkChooserBlock,
    LinkedRichTextBlock,
    LinksBlock,
    preview_link,
)
from links.models import Link
from pages.blocks.choosers import AnyPageChooserBlock
from pages.blocks.section import HEADING_LIMIT, SectionBlock


class CallToActionBlock(StructBlock):
    """A button with a line of text."""

    text = LinkedRichTextBlock(
        label=_("Text"), required=False, features=["bold", "italic"]
    )
    label = CharBlock(
        label=_("Text of the button"),
        max_length=80,
        help_text=_("Say what happens, for example “Sign up for the homework café”."),
    )
    link = LinkChooserBlock(label=_("Where it leads"), words_from="label")

    def get_preview_value(self):
        return self.normalize(
            {
                "text": gettext("<p>There is room for everybody.</p>"),
                "label": gettext("Sign up for the homework café"),
                "link": preview_link(),
            }
        )

    class Meta:
        icon = "arrow-right-full"
        label = _("Button")
        description = _("The one thing you want the reader to do next.")
        template = "pages/blocks/call_to_action.html"


class LinkListBlock(SectionBlock):
    """A list of links from the register."""

    title = CharBlock(label=_("Heading"), max_length=HEADING_LIMIT)
    links = LinksBlock(label=_("Links"), min_num=1)

    def get_preview_value(self):
        gone = preview_link(
            title=gettext("Our first year"), availability=Link.Availability.UNAVAILABLE
        )
        return self.normalize(
            {"title": gettext("Read more"), "links": [preview_link(), gone]}
        )

    class Meta:
        icon = "list-ul"
        label = _("List of links")
        description = _(
            "Links that tell their kind and source, and follow the register."
        )
        template = "pages/blocks/link_list.html"


class TaskValue(StructValue):
    """A choice on the front page as its template shows it."""

    @property
    def url(self) -> str:
        """Where the choice leads; empty when its page is not public any longer."""
        page, link = self.get("page"), self.get("link")
        if page is not None:
            return (page.url or "") if page.live else ""
        return link.href if link is not None and link.is_available else ""


class TaskBlock(StructBlock):
    """One thing that residents come to the site to do."""

    title = CharBlock(
        label=_("What you can do"),
        max_length=60,
        help_text=_("Begin with a verb, for example “Find help where you live”."),
    )
    text = CharBlock(label=_("In short"), required=False, max_length=140)
    page = AnyPageChooserBlock(label=_("Page on this site"), required=False)
    link = LinkChooserBlock(
        label=_("Or a link from the register"), required=False, words_from="title"
    )

    def clean(self, value):
        value = super().clean(value)
        if self.is_deferred_validation:
            return value
        targets = [value.get("page"), value.get("link")]
        if targets.count(None) == 1:
            return value
        message = (
            _("Choose where it leads.")
            if targets == [None, None]
            else _("Choose either a page or a link, not both.")
        )
        raise StructBlockValidationError(
            block_errors={"page": ValidationError(message)}
        )

    def get_preview_value(self):
        return self.normalize(
            {
                "title": gettext("Find help where you live"),
                "text": gettext("Advice, company and things to do."),
                "link": preview_link(),
            }
        )

    class Meta:
        icon = "pick"
        label = _("Choice")
        description = _("A plain choice on the front page.")
        template = "pages/blocks/task.html"
        preview_template = "pages/previews/task.html"
        value_class = TaskValue
