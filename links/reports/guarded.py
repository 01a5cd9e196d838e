"""A form for everybody, with what keeps programs out of it; decision 6 tells what and why."""

from datetime import timedelta

from django import forms
from django.core import signing
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

# Nobody reads a form, chooses and sends it in less; programs do.
SHORTEST_TIME = timedelta(seconds=2)
LONGEST_TIME = timedelta(hours=24)
_signer = signing.TimestampSigner(salt="links.reports")


class GuardedForm(forms.Form):
    """A form about a page, with a field that nobody sees and the time of its opening.

    `about` is what the signed time holds for: another form's is not taken.
    """

    # For how long it may be open; None where the page that it stands on is kept.
    longest_time: timedelta | None = LONGEST_TIME

    # No human being sees it; whoever fills it in is none.
    website = forms.CharField(label=_("Leave this field empty"), required=False)
    # When the form was opened, signed.
    opened = forms.CharField(required=False)

    def __init__(self, *args, about: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.about = about

    @property
    def is_from_a_program(self) -> bool:
        """Whether the field that nobody sees has been filled in."""
        return bool(self.data.get("website"))

    @property
    def new_token(self) -> str:
        """Return what says when the form was opened: now."""
        return _signer.sign(self.about)

    def clean(self):
        """Look at the clock last: one thing at a time for whoever has mistaken."""
        cleaned = super().clean()
        if not self.errors and (message := self._untimely(cleaned["opened"])):
            self.add_error("opened", message)
        return cleaned

    def _untimely(self, token: str) -> str:
        """Return what is wrong with the time at which the form was opened, or ""."""
        try:
            about = _signer.unsign(token, max_age=self.longest_time)
        except signing.BadSignature:
            return gettext(
                "The page has been open for a long time. Press the button once more."
            )
        if about != self.about or _is_younger_than(token, SHORTEST_TIME):
            return gettext("That was very fast. Press the button once more.")
        return ""


def text_within(text: str, most: int) -> str:
    """Return what somebody wrote; raise a ValidationError if it is longer than `most`."""
    # A browser sends each line break as two characters.
    text = text.replace("\r\n", "\n")
    if len(text) > most:
        message = gettext(
            "You have written %(length)d characters. There is room for %(most)d."
        )
        values = {"length": len(text), "most": most}
        raise forms.ValidationError(message % values, code="too_long")
    return text


def _is_younger_than(token: str, age: timedelta) -> bool:
    try:
        _signer.unsign(token, max_age=age)
    except signing.SignatureExpired:
        return False
    return True
