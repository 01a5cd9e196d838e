"""What is counted: forms that came within the hour, and places that are taken."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from forms.models.page import FormPage
from links.models import VisitorCount


class FormCount(VisitorCount):
    """How many forms a group of visitors has sent within an hour."""

    class Meta:
        verbose_name = _("count of forms")
        verbose_name_plural = _("counts of forms")
        constraints = [
            models.UniqueConstraint(fields=["hour", "group"], name="forms_count_once")
        ]


class CopyCount(VisitorCount):
    """How many copies a group of visitors has had sent within an hour."""

    class Meta:
        verbose_name = _("count of copies")
        verbose_name_plural = _("counts of copies")
        constraints = [
            models.UniqueConstraint(fields=["hour", "group"], name="forms_copies_once")
        ]


class FormPlaces(models.Model):
    """How many places of a form are taken: what readers see of who has signed up.

    Apart from the messages, whose coming changes no other page.
    """

    page = models.OneToOneField(
        FormPage,
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="filled",
        editable=False,
    )
    taken = models.PositiveIntegerField(_("places taken"), default=0, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("places of a form")
        verbose_name_plural = _("places of forms")

    def __str__(self):
        return f"{self.page_id}: {self.taken}"
