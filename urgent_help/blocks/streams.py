"""The body of a page of urgent help: what it costs, what can wait, and the rest."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock

from links.blocks import TEXT_FEATURES, LinkedRichTextBlock
from pages.blocks import (
    HEADING_LIMIT,
    FreeStreamBlock,
    SectionBlock,
    empty_sections,
)
from pages.blocks.choosers import AnyPageChooserBlock
from pages.serving.sections import SectionValue

QUESTIONS = ("costs", "can_wait")


class CostsBlock(SectionBlock):
    """What it costs to have somebody come out."""

    title = CharBlock(
        label=_("Heading"), max_length=HEADING_LIMIT, default=_("What does it cost?")
    )
    text = LinkedRichTextBlock(
        label=_("Text"),
        features=TEXT_FEATURES,
        default=_(
            "<p>It costs nothing to ring, nor to have somebody come out when it cannot "
            "wait. Could it have waited, you pay for the visit yourself: "
            "[[write the amount]] kroner. Ask before anybody sets out.</p>"
        ),
    )

    class Meta:
        icon = "tag"
        label = _("What it costs")
        description = _("When a resident pays for a visit, and how much.")
        preview_value = {
            "title": _("What does it cost?"),
            "text": _("<p>It costs nothing when it cannot wait.</p>"),
        }


class CanWaitValue(SectionValue):
    """How to report what can wait."""

    @property
    def url(self) -> str:
        """The address of the page to report on; "" while that is not public."""
        page = self.get("page")
        return (page.url or "") if page is not None and page.live else ""


class CanWaitBlock(SectionBlock):
    """What is no emergency, and where to say it."""

    title = CharBlock(
        label=_("Heading"), max_length=HEADING_LIMIT, default=_("What can wait?")
    )
    text = LinkedRichTextBlock(
        label=_("Text"),
        features=TEXT_FEATURES,
        default=_(
            "<p>A tap that drips, a toilet that runs, a bulb on the stairs and a laundry "
            "machine out of order can wait until the office is open. Write or ring "
            "then.</p>"
        ),
    )
    page = AnyPageChooserBlock(
        label=_("Page to report it on"),
        required=False,
        help_text=_("A form or your contact page. It is printed as a button."),
    )

    class Meta:
        icon = "time"
        label = _("What can wait")
        description = _("What is no emergency, and where to report it.")
        template = "urgent_help/blocks/can_wait.html"
        value_class = CanWaitValue
        preview_value = {
            "title": _("What can wait?"),
            "text": _("<p>A tap that drips can wait until the office is open.</p>"),
            "page": None,
        }


class UrgentHelpStreamBlock(FreeStreamBlock):
    """The two questions, each once, and the blocks that any page can use."""

    costs = CostsBlock()
    can_wait = CanWaitBlock()

    class Meta:
        block_counts = {name: {"max_num": 1} for name in QUESTIONS}


def default_sections() -> list[dict]:
    """Return the sections that a new page begins with, as stored, with their wording."""
    return empty_sections(UrgentHelpStreamBlock, QUESTIONS)
