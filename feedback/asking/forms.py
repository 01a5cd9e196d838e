"""The one line in which a resident says what was missing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback.models import COMMENT_LENGTH
from links.reports.guarded import GuardedForm, text_within


class CommentForm(GuardedForm):
    """What somebody did not find."""

    comment = forms.CharField(
        label=_("What were you looking for?"),
        help_text=_(
            "At most 300 characters. Do not write personal data such as your CPR "
            "number, name or telephone number. We cannot write back."
        ),
        error_messages={
            "required": _("Write what you were looking for, or leave the page.")
        },
    )

    def clean_comment(self) -> str:
        return text_within(
            " ".join(self.cleaned_data["comment"].split()), COMMENT_LENGTH
        )
