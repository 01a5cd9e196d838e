"""The form in which a resident says which link does not work."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from links.models.report import COMMENT_LENGTH
from links.reports.guarded import GuardedForm, text_within
from links.reports.pressable import ShownLink

UNKNOWN = "unknown"


class ReportForm(GuardedForm):
    """Which link, and in the reader's own words what happened."""

    link = forms.CharField(
        label=_("Which link does not work?"),
        error_messages={
            "required": _(
                "Choose the link that does not work. If you cannot say which one it "
                "is, choose the last line."
            )
        },
    )
    comment = forms.CharField(
        label=_("What happened when you pressed the link? (You need not answer.)"),
        help_text=_(
            "At most 500 characters. Do not write your name, your telephone number or "
            "anything else about yourself. We cannot write back."
        ),
        required=False,
        widget=forms.Textarea,
    )

    def __init__(self, *args, shown: Iterable[ShownLink], page_id: int, **kwargs):
        super().__init__(*args, about=str(page_id), **kwargs)
        self.shown = {choice.key: choice for choice in shown}

    @property
    def choices(self) -> list[dict]:
        """What there is to choose from, as on the page, and which is chosen."""
        chosen = self["link"].value()
        return [
            {"shown": shown, "key": key, "is_chosen": key == chosen}
            for key, shown in self.shown.items()
        ]

    @property
    def knows_not_which(self) -> bool:
        """Whether the reader has chosen the last line."""
        return self["link"].value() == UNKNOWN

    @property
    def chosen(self) -> ShownLink | None:
        """What does not work; None when the reader did not know."""
        return self.shown.get(self.cleaned_data["link"])

    def clean_link(self) -> str:
        key = self.cleaned_data["link"]
        if key != UNKNOWN and key not in self.shown:
            message = gettext(
                "That link does not stand on the page any longer. Choose another one, "
                "or the last line."
            )
            raise forms.ValidationError(message, code="gone")
        return key

    def clean_comment(self) -> str:
        return text_within(self.cleaned_data["comment"], COMMENT_LENGTH)
