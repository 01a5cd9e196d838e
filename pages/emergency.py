"""The numbers to ring when it cannot wait, each with when to ring it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from plaintext.fields import TelephoneField

# In a moment of need nobody reads a long list.
MOST_NUMBERS = 6
ALARM = "112"


class EmergencyNumber(Orderable):
    """One number at the foot of every page, and on the page of a site that is closed."""

    settings = ParentalKey(
        "pages.SiteSettings",
        verbose_name=_("the organisation"),
        on_delete=models.CASCADE,
        related_name="emergency_numbers",
    )
    name = models.CharField(
        _("who answers"),
        max_length=80,
        blank=True,
        help_text=_("For example “Caretaker on duty”. Not needed for 112."),
    )
    number = TelephoneField(_("number"), max_length=30)
    when = models.CharField(_("when to ring it"), max_length=200, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("number"), FieldPanel("name")]),
        FieldPanel("when"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("emergency number")
        verbose_name_plural = _("emergency numbers")

    def __str__(self) -> str:
        return f"{self.name} {self.number}".strip()


EMERGENCY_PANEL = InlinePanel(
    "emergency_numbers",
    heading=_("Emergency help"),
    label=_("number"),
    max_num=MOST_NUMBERS,
    help_text=_("Shown at the foot of every page, in this order."),
)
