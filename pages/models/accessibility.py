"""The accessibility statement."""

import calendar
import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from links.fields import AddressField
from links.models import Link
from pages.blocks import FreeStreamBlock
from pages.blocks.accessibility import KnownIssuesStreamBlock
from pages.models.base import BasePage
from pages.serving.frame import ACCESSIBILITY_STATEMENT_PATH
from streams.fields import StreamField


class AccessibilityPage(BasePage):
    """Says how accessible the site is, to the points that the law asks for.

    Lov nr. 692 af 8. juni 2018, § 4; the points are those of Commission
    Implementing Decision (EU) 2018/1523. It lies at /was and is looked at once a
    year (article 5 of the decision).
    """

    class Status(models.TextChoices):
        """How far the requirements are met."""

        FULL = "full", _("The site meets the requirements")
        PARTIAL = "partial", _("The site meets most of the requirements")
        NONE = "none", _("The site does not meet the requirements")

    class Assessor(models.TextChoices):
        """Who has looked."""

        SELF = "self", _("We have assessed the site ourselves")
        EXTERNAL = "external", _("Somebody from outside has assessed the site")

    status = models.CharField(
        _("how accessible is the site?"),
        max_length=10,
        choices=Status,
        default=Status.PARTIAL,
    )
    known_issues = StreamField(
        KnownIssuesStreamBlock(),
        verbose_name=_("what does not work for all"),
        blank=True,
    )
    assessed_on = models.DateField(
        _("assessed on"),
        default=timezone.localdate,
        help_text=_("The law asks you to look at the statement once a year."),
    )
    assessed_by = models.CharField(
        _("who assessed it"),
        max_length=10,
        choices=Assessor,
        default=Assessor.SELF,
        # The former release reads it while the new one begins.
        db_column="method",
    )
    answer_days = models.PositiveSmallIntegerField(
        _("days until you answer"),
        default=5,
        help_text=_("Working days, when somebody tells you of a problem."),
    )
    complaints_link = models.ForeignKey(
        Link,
        verbose_name=_("where to complain"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The authority’s page on complaints about accessibility."),
    )
    official_url = AddressField(
        _("address of the official statement"),
        blank=True,
        help_text=_("When you have also made the statement in the state’s own tool."),
    )
    body = StreamField(FreeStreamBlock(), verbose_name=_("content"), blank=True)

    parent_page_types = ["pages.HomePage"]
    subpage_types = []
    max_count = 1

    content_panels = [
        *BasePage.lead_panels,
        FieldPanel("status"),
        FieldPanel("known_issues"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("assessed_on"), FieldPanel("assessed_by")]),
                FieldPanel("answer_days"),
                FieldPanel("complaints_link"),
                FieldPanel("official_url"),
            ],
            heading=_("The assessment, and whom to turn to"),
        ),
        FieldPanel("body"),
        *BasePage.metadata_panels,
    ]
    # Its address is not for the editor to choose.
    promote_panels = [
        FieldPanel("seo_title"),
        FieldPanel("search_description"),
        FieldPanel("show_in_menus"),
    ]
    page_description = _("What the law asks for: how accessible the site is.")

    class Meta(BasePage.Meta):
        verbose_name = _("accessibility statement")
        verbose_name_plural = _("accessibility statements")

    @property
    def streams(self):
        return [self.known_issues, self.body]

    @property
    def is_out_of_date(self) -> bool:
        """Whether a year has passed since the site was assessed."""
        return timezone.localdate() >= _a_year_after(self.assessed_on)

    @classmethod
    def for_display(cls):
        return (
            super()
            .for_display()
            .select_related(
                *(
                    f"complaints_link__{name}"
                    for name in ("target_page", "target_document", "health")
                )
            )
        )

    def _set_core_field_defaults(self):
        # Before a draft is saved as well, of which Wagtail checks little else.
        self.slug = ACCESSIBILITY_STATEMENT_PATH.strip("/")
        super()._set_core_field_defaults()

    def clean(self):
        super().clean()
        if self.assessed_on and self.assessed_on > timezone.localdate():
            message = _("The site cannot have been assessed in the future.")
            raise ValidationError({"assessed_on": message})

    def readiness_warnings(self) -> list[str]:
        warnings = super().readiness_warnings()
        if self.status != self.Status.FULL and not self.known_issues:
            warnings.append(gettext("Say what does not work for all, and why."))
        if self.assessed_on and self.is_out_of_date:
            warnings.append(
                gettext("It is more than a year since the site was assessed.")
            )
        return warnings


def _a_year_after(date: datetime.date) -> datetime.date:
    year = date.year + 1
    # The 29th of February has no next year.
    day = min(date.day, calendar.monthrange(year, date.month)[1])
    return date.replace(year=year, day=day)
