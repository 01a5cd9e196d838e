"""The sections of an initiative.

The first six are the questions that every initiative answers, each once and in
this order on a new page; the rest any page can use.
"""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, IntegerBlock, ListBlock, StructBlock, StructValue
from wagtail.blocks.struct_block import StructBlockValidationError

from links.blocks import (
    TEXT_FEATURES,
    LinkChooserBlock,
    LinkedRichTextBlock,
    preview_link,
)
from links.kinds import Kind
from links.models import Link
from pages.blocks import FreeStreamBlock
from pages.blocks.text import HEADING_LIMIT
from pages.sections import SectionValue

# The questions that every initiative answers, in the order of a new page.
QUESTIONS = ("about", "why", "value", "target_group", "knowledge", "related_links")
OLDEST = 120


class AboutValue(SectionValue):
    """The section on what the initiative is."""

    @property
    def title(self):
        return pgettext("section of an initiative", "About")


class AboutBlock(StructBlock):
    """What it is."""

    text = LinkedRichTextBlock(
        label=_("Text"),
        required=False,
        help_text=_(
            "What happens, who does it, and how often? Begin with what a resident "
            "will notice. Three to six sentences."
        ),
    )

    def get_preview_value(self):
        return self.normalize(
            {"text": gettext("<p>Young people learn how firefighters work.</p>")}
        )

    class Meta:
        icon = "info-circle"
        label = pgettext_lazy("section of an initiative", "About")
        description = _("What it is and what happens.")
        template = "initiatives/blocks/about.html"
        value_class = AboutValue


class WhyValue(SectionValue):
    """The section on why the initiative exists."""

    @property
    def title(self):
        return pgettext("section of an initiative", "Why")


class WhyBlock(StructBlock):
    """Why it exists."""

    text = LinkedRichTextBlock(
        label=_("Text"),
        required=False,
        help_text=_(
            "Which problem does it help with? Write so that those who have the "
            "problem feel respected."
        ),
    )

    def get_preview_value(self):
        return self.normalize(
            {"text": gettext("<p>Many have nobody to ask for help.</p>")}
        )

    class Meta:
        icon = "help"
        label = pgettext_lazy("section of an initiative", "Why")
        description = _("The problem it helps with.")
        template = "initiatives/blocks/why.html"
        value_class = WhyValue


class ValueValue(SectionValue):
    """The section on what the initiative is worth."""

    @property
    def title(self):
        return pgettext("section of an initiative", "Value")


class ValueBlock(StructBlock):
    """What it is worth."""

    text = LinkedRichTextBlock(
        label=_("Text"),
        required=False,
        help_text=_(
            "What does it give those who take part, their neighbours and the area? "
            "Tell it with an example if you can."
        ),
    )

    def get_preview_value(self):
        return self.normalize(
            {"text": gettext("<p>Those who take part gain friends and courage.</p>")}
        )

    class Meta:
        icon = "success"
        label = pgettext_lazy("section of an initiative", "Value")
        description = _("What it gives those who take part, and the area.")
        template = "initiatives/blocks/value.html"
        value_class = ValueValue


class TargetGroupValue(SectionValue):
    """Whom the initiative is for."""

    @property
    def age_range(self) -> str:
        """The ages in words, such as “13–17 years”; "" when none is given."""
        youngest, oldest = self.get("age_from"), self.get("age_to")
        if youngest is not None and oldest is not None:
            if youngest == oldest:
                return gettext("%(age)d years") % {"age": youngest}
            ages = {"youngest": youngest, "oldest": oldest}
            return gettext("%(youngest)d–%(oldest)d years") % ages
        if youngest is not None:
            return gettext("%(age)d years and older") % {"age": youngest}
        if oldest is not None:
            return gettext("up to %(age)d years") % {"age": oldest}
        return ""


class TargetGroupBlock(StructBlock):
    """Whom it is for."""

    title = CharBlock(
        label=_("Heading"),
        required=False,
        max_length=HEADING_LIMIT,
        help_text=_("A question, for example “Who can become a fire cadet?”."),
    )
    introduction = LinkedRichTextBlock(
        label=_("Introduction"), required=False, features=TEXT_FEATURES
    )
    age_from = IntegerBlock(
        label=_("From age"),
        required=False,
        validators=[MinValueValidator(0), MaxValueValidator(OLDEST)],
    )
    age_to = IntegerBlock(
        label=_("To age"),
        required=False,
        validators=[MinValueValidator(0), MaxValueValidator(OLDEST)],
    )
    characteristics = ListBlock(
        CharBlock(label=_("Characteristic"), max_length=200),
        label=_("Characteristics"),
        default=[],
        help_text=_("One line each; the page shows them as a list."),
    )
    closing = LinkedRichTextBlock(
        label=_("Closing text"), required=False, features=TEXT_FEATURES
    )

    def clean(self, value):
        value = super().clean(value)
        youngest, oldest = value.get("age_from"), value.get("age_to")
        if youngest is not None and oldest is not None and youngest > oldest:
            message = _("The age to must not be lower than the age from.")
            raise StructBlockValidationError(
                block_errors={"age_to": ValidationError(message)}
            )
        return value

    def get_preview_value(self):
        return self.normalize(
            {
                "title": gettext("Who can become a fire cadet?"),
                "introduction": gettext("<p>Young people who:</p>"),
                "age_from": 13,
                "age_to": 17,
                "characteristics": [
                    gettext("want something to do in the afternoon"),
                    gettext("are tired of school"),
                ],
            }
        )

    class Meta:
        icon = "group"
        label = pgettext_lazy("section of an initiative", "Target group")
        description = _("Whom it is for: ages, and what they have in common.")
        template = "initiatives/blocks/target_group.html"
        value_class = TargetGroupValue


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


class KnowledgeBlock(StructBlock):
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
        value_class = SectionValue


class LinkGroupBlock(StructBlock):
    """Links under one label."""

    label = CharBlock(
        label=_("Label"),
        required=False,
        max_length=HEADING_LIMIT,
        help_text=_("For example a municipality, or “Video”. May be left empty."),
    )
    links = ListBlock(LinkChooserBlock(), label=_("Links"))

    class Meta:
        icon = "list-ul"
        label = _("Group of links")


class RelatedLinksValue(SectionValue):
    """Where to read more."""

    @property
    def title(self):
        return pgettext("section of an initiative", "Read also")


class RelatedLinksBlock(StructBlock):
    """Where to read more."""

    groups = ListBlock(LinkGroupBlock(), label=_("Groups of links"), default=[])

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
        value_class = RelatedLinksValue


class InitiativeStreamBlock(FreeStreamBlock):
    """The sections of an initiative, and the blocks that any page can use."""

    about = AboutBlock()
    why = WhyBlock()
    value = ValueBlock()
    target_group = TargetGroupBlock()
    knowledge = KnowledgeBlock()
    related_links = RelatedLinksBlock()

    class Meta:
        block_counts = {name: {"max_num": 1} for name in QUESTIONS}


def default_sections() -> list[tuple[str, StructValue]]:
    """Return the empty sections that a new initiative begins with."""
    blocks = InitiativeStreamBlock.base_blocks
    return [(name, blocks[name].get_default()) for name in QUESTIONS]
