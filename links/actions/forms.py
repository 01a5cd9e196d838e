"""What somebody may say along with an action; a click on a button alone says nothing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from links.models import Dismissal


class ReasonForm(forms.Form):
    """Why links are gone; for colleagues."""

    reason = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=500,
        help_text=_("For colleagues; not shown to readers."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class DismissalForm(forms.ModelForm):
    """For how long links are left as they are, and why."""

    class Meta:
        model = Dismissal
        fields = ["kind", "comment"]
        error_messages = {"comment": {"max_length": _("The comment is too long.")}}

    # It stands on the page of the form of the link itself, which has a kind too.
    prefix = "dismissal"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kind = self.fields["kind"]
        kind.required = False
        kind.choices = Dismissal.Kind.choices

    def clean_kind(self):
        """Let a link come back by itself unless somebody has said otherwise."""
        return self.cleaned_data["kind"] or Dismissal.Kind.UNTIL_CHANGE
