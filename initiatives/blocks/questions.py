"""What it is, why, and what it is worth: sections whose headings are given."""

from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructBlock

from links.blocks import LinkedRichTextBlock
from pages.serving.sections import SectionValue


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
