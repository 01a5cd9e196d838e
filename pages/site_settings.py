"""What the organisation says about itself on every page."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Page

from links.fields import AddressField
from pages.brand.colours import ColourField, colour_validator
from pages.brand.panel import PalettePanel
from pages.brand.picker import ColourInput
from pages.emergency import ALARM, EMERGENCY_PANEL, EmergencyNumber
from plaintext.fields import TelephoneField

cvr_validator = RegexValidator(r"^\d{8}$", _("A CVR number has eight digits."))


@register_setting(icon="home")
class SiteSettings(ClusterableModel, BaseSiteSetting):
    """The organisation behind the site, and the calls that stand on every page."""

    organisation_name = models.CharField(
        _("name of the organisation"), max_length=120, blank=True
    )
    street = models.CharField(_("street and number"), max_length=120, blank=True)
    postcode_and_city = models.CharField(
        _("postcode and city"), max_length=120, blank=True
    )
    phone = TelephoneField(_("phone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    opening_hours = models.TextField(
        _("opening hours"), blank=True, help_text=_("One line for each, as shown.")
    )
    cvr = models.CharField(
        _("CVR number"), max_length=8, blank=True, validators=[cvr_validator]
    )
    housing_search_title = models.CharField(
        _("question"),
        max_length=80,
        blank=True,
        help_text=_("For example “Are you looking for a home?”."),
    )
    housing_search_link_text = models.CharField(
        _("text of the link"),
        max_length=80,
        blank=True,
        help_text=_("Say where it leads. Never “click here”."),
    )
    housing_search_url = AddressField(_("address"), blank=True)
    accessibility_phone = TelephoneField(_("phone"), max_length=30, blank=True)
    accessibility_email = models.EmailField(_("e-mail"), blank=True)
    brand_colour = ColourField(
        _("colour"),
        max_length=7,
        blank=True,
        validators=[colour_validator],
        help_text=_(
            "Of links and buttons, such as #1d5b45. Leave it empty to keep the "
            "site’s green. It is made darker or lighter where it would be hard to read."
        ),
    )
    logo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "Stands beside the name, whole and in its own shape. Best with little "
            "around it."
        ),
    )
    privacy_page = models.ForeignKey(
        Page,
        verbose_name=_("page on personal data"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    ask_for_feedback = models.BooleanField(
        _("ask whether readers found what they were looking for"),
        default=True,
        help_text=_(
            "At the foot of every page but the front page: “Did you find what you were "
            "looking for?”. The answers are under Reports."
        ),
    )

    select_related = ["privacy_page", "logo"]

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("organisation_name"),
                FieldRowPanel([FieldPanel("street"), FieldPanel("postcode_and_city")]),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                FieldPanel("opening_hours"),
                FieldPanel("cvr"),
            ],
            heading=_("The organisation"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("housing_search_title"),
                FieldPanel("housing_search_link_text"),
                FieldPanel("housing_search_url"),
            ],
            heading=_("For those who look for a home"),
        ),
        EMERGENCY_PANEL,
        MultiFieldPanel(
            [FieldPanel("accessibility_phone"), FieldPanel("accessibility_email")],
            heading=_("Contact about accessibility"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("brand_colour", widget=ColourInput),
                PalettePanel(),
                FieldPanel("logo"),
            ],
            heading=_("Colour and logo"),
        ),
        FieldPanel("ask_for_feedback"),
        FieldPanel("privacy_page"),
    ]

    class Meta:
        verbose_name = _("the organisation")

    def save(self, *args, **kwargs):
        """Save it; the first time with the number that everybody needs to know."""
        if self._state.adding and not self.emergency_numbers.all():
            self.emergency_numbers.add(EmergencyNumber(number=ALARM, sort_order=0))
        super().save(*args, **kwargs)
