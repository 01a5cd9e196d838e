"""The form in which a resident says which link does not work."""

from collections.abc import Iterable
from datetime import timedelta

from django import forms
from django.core import signing
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from links.models.report import COMMENT_LENGTH
from links.reports.pressable import ShownLink

UNKNOWN = "unknown"
# Nobody reads a form, chooses and sends it in less; programs do.
SHORTEST_TIME = timedelta(seconds=2)
LONGEST_TIME = timedelta(hours=24)
_signer = signing.TimestampSigner(salt="links.reports")


class ReportForm(forms.Form):
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
    # No human being sees it; whoever fills it in is none.
    website = forms.CharField(label=_("Leave this field empty"), required=False)
    # When the form was opened, signed.
    opened = forms.CharField(required=False)

    def __init__(self, *args, shown: Iterable[ShownLink], page_id: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.shown = {choice.key: choice for choice in shown}
        self.page_id = page_id

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
    def is_from_a_program(self) -> bool:
        """Whether the field that nobody sees has been filled in."""
        return bool(self.data.get("website"))

    @property
    def new_token(self) -> str:
        """Return what says when the form was opened: now."""
        return _signer.sign(str(self.page_id))

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
        # A browser sends each line break as two characters.
        comment = self.cleaned_data["comment"].replace("\r\n", "\n")
        if len(comment) > COMMENT_LENGTH:
            message = gettext(
                "You have written %(length)d characters. There is room for %(most)d."
            )
            values = {"length": len(comment), "most": COMMENT_LENGTH}
            raise forms.ValidationError(message % values, code="too_long")
        return comment

    def clean(self):
        """Look at the clock last: one thing at a time for whoever has mistaken."""
        cleaned = super().clean()
        if not self.errors and (message := self._untimely(cleaned["opened"])):
            self.add_error("opened", message)
        return cleaned

    def _untimely(self, token: str) -> str:
        """Return what is wrong with the time at which the form was opened, or ""."""
        try:
            about = _signer.unsign(token, max_age=LONGEST_TIME)
        except signing.BadSignature:
            return gettext(
                "The page has been open for a long time. Press the button once more."
            )
        if about != str(self.page_id) or _is_younger_than(token, SHORTEST_TIME):
            return gettext("That was very fast. Press the button once more.")
        return ""


def _is_younger_than(token: str, age: timedelta) -> bool:
    try:
        _signer.unsign(token, max_age=age)
    except signing.SignatureExpired:
        return False
    return True
