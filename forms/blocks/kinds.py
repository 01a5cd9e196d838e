"""The kinds of questions: one block for each, with what it is good for."""

from functools import partial

from django import forms
from django.core.validators import EmailValidator, validate_email
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, ListBlock

from forms.blocks.question import LABEL_LENGTH, QuestionBlock
from links.reports.guarded import text_within
from plaintext.telephones import validate_telephone

LINE_LENGTH = 200
TEXT_LENGTH = 4000
# Enough to see a crack by, and a fifth of what a phone sends.
PICTURE_SIDE = 1600
# As Danes write days, and as computers do.
_DAYS = ["%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%y", "%d-%m-%y", "%Y-%m-%d"]
_DAYS += ["%d %m %Y", "%d/%m/%y", "%d%m%Y"]


class LineBlock(QuestionBlock):
    """One line."""

    autocomplete = ChoiceBlock(
        label=_("Can the browser fill it in?"),
        required=False,
        search_index=False,
        choices=[
            ("name", _("Yes: the resident’s name")),
            ("street-address", _("Yes: the address")),
            ("postal-code", _("Yes: the postcode")),
            ("address-level2", _("Yes: the town")),
        ],
        help_text=_("Saves typing, for those most for whom typing is hard."),
    )

    class Meta:
        icon = "minus"
        label = _("One line")
        description = _("A name, an address, a number of a home: a few words.")
        template = "forms/blocks/line.html"
        preview_value = {"label": _("Your name"), "is_required": True}

    def field_options(self, question) -> dict:
        return {"validators": [partial(text_within, most=LINE_LENGTH)]}


class ParagraphBlock(QuestionBlock):
    """Several lines."""

    class Meta:
        icon = "pilcrow"
        label = _("Several lines")
        description = _("A description or a question in the resident’s own words.")
        template = "forms/blocks/paragraph.html"
        preview_value = {
            "label": _("What has happened?"),
            "help": _("Say where, and since when."),
            "is_required": True,
        }

    def field_options(self, question) -> dict:
        return {
            "widget": forms.Textarea,
            "validators": [partial(text_within, most=TEXT_LENGTH)],
        }

    def to_keep(self, cleaned):
        # A browser sends each line break as two characters.
        return (cleaned or "").replace("\r\n", "\n")


class EmailBlock(QuestionBlock):
    """A mail address."""

    field_class = forms.EmailField

    class Meta:
        icon = "mail"
        label = _("E-mail")
        description = _("Where you can answer. The address is checked for mistakes.")
        template = "forms/blocks/email.html"
        preview_value = {"label": _("Your e-mail"), "is_required": True}

    def make_field(self, question) -> forms.Field:
        field = super().make_field(question)
        message = gettext(
            "Write an e-mail address with an @, such as anna@eksempel.dk."
        )
        # Not Django's own, which all other forms share.
        others = [one for one in field.validators if one is not validate_email]
        field.validators = [EmailValidator(message), *others]
        return field

    def field_options(self, question) -> dict:
        return {"max_length": 254}


class TelephoneBlock(QuestionBlock):
    """A telephone number."""

    class Meta:
        icon = "mobile-alt"
        label = _("Telephone")
        description = _(
            "Where you can ring. Eight digits, or one from abroad with a +."
        )
        template = "forms/blocks/telephone.html"
        preview_value = {"label": _("Your telephone number"), "is_required": False}

    def field_options(self, question) -> dict:
        return {"max_length": 40, "validators": [validate_telephone]}


class NumberBlock(QuestionBlock):
    """A number."""

    field_class = forms.DecimalField

    class Meta:
        icon = "order"
        label = _("A number")
        description = _("How many. Decimals are written with a comma.")
        template = "forms/blocks/number.html"
        preview_value = {"label": _("How many are coming?"), "is_required": True}

    def make_field(self, question) -> forms.Field:
        field = super().make_field(question)
        field.error_messages["invalid"] = gettext("Write a number with digits.")
        return field

    def field_options(self, question) -> dict:
        return {"localize": True, "max_digits": 12, "decimal_places": 2}

    def to_keep(self, cleaned):
        """Return it as Danes write it."""
        return "" if cleaned is None else format(cleaned, "f").replace(".", ",")


class _OptionsBlock(QuestionBlock):
    """A question with answers to choose from."""

    options = ListBlock(
        CharBlock(max_length=LABEL_LENGTH, label=_("Answer")),
        label=_("Answers to choose from"),
        min_num=1,
        max_num=40,
    )

    def field_options(self, question) -> dict:
        labels = dict.fromkeys(question.get("options") or ())
        return {"choices": [(label, label) for label in labels if label]}

    def say_missing(self, label: str) -> str:
        return gettext("Choose an answer under “%(label)s”.") % {"label": label}

    def make_field(self, question) -> forms.Field:
        field = super().make_field(question)
        field.error_messages["invalid_choice"] = gettext(
            "That answer is not among them any longer. Choose another one."
        )
        return field


class ChoiceQuestionBlock(_OptionsBlock):
    """One answer of several."""

    field_class = forms.ChoiceField

    class Meta:
        icon = "radio-full"
        label = _("One choice")
        description = _("Answers of which exactly one is chosen.")
        template = "forms/blocks/choice.html"
        preview_value = {
            "label": _("What is it about?"),
            "is_required": True,
            "options": [_("My home"), _("The laundry"), _("Something else")],
        }


class ChoicesQuestionBlock(_OptionsBlock):
    """Several answers at once."""

    field_class = forms.MultipleChoiceField

    class Meta:
        icon = "list-ul"
        label = _("Several choices")
        description = _("Answers of which any number is chosen.")
        template = "forms/blocks/choices.html"
        preview_value = {
            "label": _("When does it suit you?"),
            "is_required": True,
            "options": [
                _("In the morning"),
                _("In the afternoon"),
                _("In the evening"),
            ],
        }

    def to_keep(self, cleaned):
        return list(cleaned or ())


class DateQuestionBlock(QuestionBlock):
    """A day."""

    field_class = forms.DateField

    class Meta:
        icon = "date"
        label = _("Day")
        description = _("A day of the calendar, typed: 24.12.2026.")
        template = "forms/blocks/date.html"
        preview_value = {"label": _("When did it begin?"), "is_required": True}

    def make_field(self, question) -> forms.Field:
        field = super().make_field(question)
        message = gettext("Write day, month and year, such as 24.12.2026.")
        field.error_messages["invalid"] = message
        field.help_text = field.help_text or message
        return field

    def field_options(self, question) -> dict:
        return {"input_formats": _DAYS}

    def to_keep(self, cleaned):
        return cleaned.isoformat() if cleaned else ""


class TickBlock(QuestionBlock):
    """A box to tick."""

    field_class = forms.BooleanField

    class Meta:
        icon = "tick"
        label = _("Tick")
        description = _(
            "A sentence that is agreed to. “Must be answered” means that it must be "
            "ticked."
        )
        template = "forms/blocks/tick.html"
        preview_value = {
            "label": _("The caretaker may let himself in."),
            "is_required": False,
        }

    def say_missing(self, label: str) -> str:
        return gettext("Tick “%(label)s”.") % {"label": label}

    def to_keep(self, cleaned):
        return bool(cleaned)


class PictureQuestionBlock(QuestionBlock):
    """A picture from the resident's phone."""

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _(
            "A photo of what is wrong. Where it was taken is removed from it, and only "
            "those see it who see the form’s messages."
        )
        template = "forms/blocks/picture.html"
        preview_value = {
            "label": _("A picture of it"),
            "help": _("One picture, at most 10 MB."),
            "is_required": False,
        }

    @property
    def field_class(self) -> type[forms.Field]:
        """The field of the admin's own pictures, which wants the models to be there."""
        from media.forms import PictureField  # noqa: PLC0415

        return PictureField

    def field_options(self, question) -> dict:
        return {"longest_side": PICTURE_SIDE}

    def make_field(self, question) -> forms.Field:
        field = super().make_field(question)
        # Its own words are for those who know what a format is.
        field.help_text = question.get("help") or ""
        return field

    def say_missing(self, label: str) -> str:
        return gettext("Choose a picture under “%(label)s”.") % {"label": label}

    def to_keep(self, cleaned):
        return cleaned.name if cleaned else ""
