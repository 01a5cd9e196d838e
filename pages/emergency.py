"""The numbers to ring when it cannot wait, each with when to ring it."""

import json

from django.db import models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Cast
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


class _Row(models.Func):
    """A row as a JSON array."""

    function = "json_array"
    output_field = models.TextField()

    def as_postgresql(self, compiler, connection, **extra):
        return self.as_sql(compiler, connection, function="json_build_array", **extra)


class _Rows(models.Aggregate):
    """All rows as a JSON array of arrays."""

    function = "json_group_array"
    output_field = models.TextField()

    def as_postgresql(self, compiler, connection, **extra):
        return self.as_sql(compiler, connection, function="json_agg", **extra)


class _ParsedRow(models.Func):
    """A row that SQLite is not to quote as a text within the array of all rows."""

    function = "json"
    output_field = models.TextField()

    def as_postgresql(self, compiler, connection, **extra):
        return compiler.compile(self.source_expressions[0])


_FIELDS = ("number", "name", "when")


def numbers_of(settings: str) -> Subquery:
    """Return the numbers of settings, for the query that asks for these.

    `settings` is the way to their primary key. A query less on every page.
    """
    row = _ParsedRow(_Row("sort_order", *_FIELDS))
    numbers = EmergencyNumber.objects.filter(settings=OuterRef(settings)).order_by()
    grouped = numbers.values("settings").annotate(
        rows=Cast(_Rows(row), models.TextField())
    )
    return Subquery(grouped.values("rows"))


def read_numbers(rows: str | None) -> list[EmergencyNumber]:
    """Return what `numbers_of` found, in the association's order."""
    return [
        EmergencyNumber(**dict(zip(("sort_order", *_FIELDS), row, strict=True)))
        for row in sorted(json.loads(rows or "[]"), key=lambda row: row[0] or 0)
    ]
