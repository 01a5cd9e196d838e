"""Which owners have had the week's letter about their links."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.people.person import Person


class LinkLetter(models.Model):
    """A weekly letter to the owner of pages whose links need a decision."""

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="+", editable=False
    )
    # The Monday of the week.
    week = models.DateField(editable=False)
    # None while it is being sent.
    sent_at = models.DateTimeField(null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("letter about links")
        verbose_name_plural = _("letters about links")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "week"], name="pages_link_letter_once_a_week"
            )
        ]

    def __str__(self):
        return f"{self.person_id} {self.week}"
