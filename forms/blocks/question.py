"""What all kinds of questions have in common."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, StructBlock, StructValue

from forms.blocks.asked import Asked, asked_alone

LABEL_LENGTH = 200
Answer = str | bool | list[str]


class QuestionValue(StructValue):
    """A question; the form that it stands in puts what was answered beside it."""

    asked_in_form: Asked | None = None

    @cached_property
    def asked(self) -> Asked:
        """The question as it is printed."""
        return self.asked_in_form or asked_alone(self.block.make_field(self))


class QuestionBlock(StructBlock):
    """A label, a word of help, and whether an answer is needed."""

    label = CharBlock(
        label=_("What do you ask?"),
        max_length=LABEL_LENGTH,
        help_text=_("Short, as residents would say it: “Your address”."),
    )
    help = CharBlock(
        label=_("A word of help"),
        required=False,
        max_length=300,
        help_text=_("Shown under the question. What is it for, how is it written?"),
    )
    is_required = BooleanBlock(
        label=_("Must be answered"),
        required=False,
        default=True,
        help_text=_("Ask for no more than you need: then more people write."),
    )

    class Meta:
        value_class = QuestionValue

    def make_field(self, question: StructValue) -> forms.Field:
        """Return Django's field for `question`."""
        return self.field_class(
            label=question.get("label") or "",
            help_text=question.get("help") or "",
            required=bool(question.get("is_required")),
            error_messages={"required": self.say_missing(question.get("label") or "")},
            **self.field_options(question),
        )

    field_class: type[forms.Field] = forms.CharField

    def field_options(self, question: StructValue) -> dict:
        """Return what Django's field is made with besides."""
        return {}

    def say_missing(self, label: str) -> str:
        """Return what is said when nothing was answered."""
        return gettext("Write something under “%(label)s”.") % {"label": label}

    def to_keep(self, cleaned) -> Answer:
        """Return what is kept of an answer, as JSON can hold it."""
        return "" if cleaned is None else str(cleaned)
