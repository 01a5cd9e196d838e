"""Whom an initiative is for."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, IntegerBlock, ListBlock
from wagtail.blocks.struct_block import StructBlockValidationError

from links.blocks import TEXT_FEATURES, LinkedRichTextBlock
from pages.blocks import HEADING_LIMIT, SectionBlock
from pages.serving.sections import SectionValue

OLDEST = 120


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


class TargetGroupBlock(SectionBlock):
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
