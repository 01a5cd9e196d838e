"""Where the homes of a department are."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from departments.streets.house_numbers import HouseNumber, HouseNumbers
from departments.streets.spelling import street_key


def validate_house_number(text: str) -> None:
    """Raise ValidationError, in words, for what is no house number."""
    if HouseNumber.of(text) is None:
        raise ValidationError(
            _(
                "Write a number of up to three figures, and a letter if there is one: 4A."
            )
        )


class DepartmentAddress(Orderable):
    """A row of house numbers on a street; without numbers the whole street."""

    class Side(models.TextChoices):
        """Which house numbers are meant."""

        ALL = "all", _("all numbers")
        EVEN = "even", _("even numbers")
        ODD = "odd", _("odd numbers")

    page = ParentalKey(
        "departments.DepartmentPage",
        verbose_name=_("department"),
        on_delete=models.CASCADE,
        related_name="addresses",
    )
    street = models.CharField(_("street"), max_length=120)
    house_from = models.CharField(
        _("from number"),
        max_length=5,
        blank=True,
        validators=[validate_house_number],
        help_text=_("Left empty, it is the whole street."),
    )
    house_to = models.CharField(
        _("to number"),
        max_length=5,
        blank=True,
        validators=[validate_house_number],
        help_text=_("Left empty, it is the one number."),
    )
    side = models.CharField(
        _("which numbers"), max_length=4, choices=Side, default=Side.ALL
    )
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    town = models.CharField(_("town"), max_length=80, blank=True)
    # What the street is found by.
    street_key = models.CharField(
        max_length=200, editable=False, db_index=True, default=""
    )

    panels = [
        FieldPanel("street"),
        FieldRowPanel(
            [FieldPanel("house_from"), FieldPanel("house_to"), FieldPanel("side")]
        ),
        FieldRowPanel([FieldPanel("postcode"), FieldPanel("town")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("address")
        verbose_name_plural = _("addresses")

    def __str__(self) -> str:
        return ", ".join(filter(None, [self.houses_in_words, self.town_line]))

    def save(self, *args, **kwargs):
        self.street_key = street_key(self.street)
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        first, last = HouseNumber.of(self.house_from), HouseNumber.of(self.house_to)
        if last and not first:
            message = _("Write the first number as well, or none of them.")
            raise ValidationError({"house_from": message})
        if first and last and last < first:
            message = _("The last number must not be lower than the first.")
            raise ValidationError({"house_to": message})
        if self.house_from and first and first not in HouseNumbers(side=self.side):
            message = _("The first number is none of those numbers.")
            raise ValidationError({"side": message})

    @property
    def house_numbers(self) -> HouseNumbers:
        """Its numbers, of which can be asked whether a house is among them."""
        first, last = HouseNumber.of(self.house_from), HouseNumber.of(self.house_to)
        return HouseNumbers(first, last, self.side)

    @property
    def houses_in_words(self) -> str:
        """Street and numbers, such as “Teglvej 1–15 (odd numbers)”."""
        numbers = self.house_from.upper()
        if self.house_to and self.house_to != self.house_from:
            numbers = f"{numbers}–{self.house_to.upper()}"
        line = f"{self.street} {numbers}".strip()
        # Of one number there is nothing to choose.
        if self.side == self.Side.ALL or (self.house_from and not self.house_to):
            return line
        return f"{line} ({self.Side(self.side).label})"

    @property
    def town_line(self) -> str:
        """Postcode and town."""
        return f"{self.postcode} {self.town}".strip()
