"""The overview of departments."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from departments.models.drawn_plan import DrawnPlan
from departments.models.finder import Finder
from departments.models.listing import Listing
from links.printing.lookup import share_root_paths
from pages.blocks import FreeStreamBlock
from pages.models import BasePage
from streams.fields import StreamField

# Asks for the plan, a page of its own for those who want it.
PLAN = "tegning"


class DepartmentIndexPage(BasePage):
    """Every department, and which of them is one's own."""

    plan = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("plan"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A drawing of where the departments are. The list says the same."),
    )
    plan_description = models.CharField(
        _("the plan in words"),
        max_length=250,
        blank=True,
        help_text=_(
            "For those who cannot see it, for example “Teglhaven is north of the "
            "station, Engparken along the stream”."
        ),
    )
    body = StreamField(FreeStreamBlock(), verbose_name=_("content"), blank=True)

    # What is typed is made each time: there is no end to it.
    parameters = ("page", "vis")
    plan_query = f"?vis={PLAN}"
    # What the visitor has asked to see, once there is a visitor.
    shown: Listing | DrawnPlan | None = None

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["departments.DepartmentPage"]

    content_panels = [
        *BasePage.lead_panels,
        MultiFieldPanel(
            [FieldPanel("plan"), FieldPanel("plan_description")],
            heading=_("Plan"),
            help_text=_(
                "Once the page is published, choose “Place departments on the plan” in "
                "the menu at the top."
            ),
        ),
        FieldPanel("body"),
        *BasePage.metadata_panels,
    ]
    page_description = _("Lists the departments below it, and finds one by its street.")

    class Meta(BasePage.Meta):
        verbose_name = _("overview of departments")
        verbose_name_plural = _("overviews of departments")

    @property
    def pictures(self):
        return [*super().pictures, self.plan]

    @classmethod
    def for_display(cls):
        return super().for_display().select_related("plan")

    @property
    def sheets(self) -> tuple[str, ...]:
        """The CSS that the plan needs and the list does not."""
        return ("css/drawn-plan.css",) if isinstance(self.shown, DrawnPlan) else ()

    @property
    def plan_url(self) -> str:
        """Where the plan is shown; "" when there is none for everybody to see."""
        is_shown = self.plan and not self.plan.is_withheld
        return f"{self.url}{self.plan_query}" if is_shown else ""

    def get_template(self, request, *args, **kwargs):
        if self._is_asked_for_plan(request):
            return "departments/drawn_plan.html"
        return super().get_template(request, *args, **kwargs)

    def asking(self):
        return self.shown.references if self.shown else {}

    def take(self, found, root_paths):
        if self.shown:
            self.shown.take(found)
            share_root_paths(found["departments"], root_paths)

    def get_context(self, request, *args, **kwargs):
        if self._is_asked_for_plan(request):
            self.shown = DrawnPlan(self)
            context = super().get_context(request, *args, **kwargs)
            return context | {"drawn_plan": self.shown}
        self.shown = Listing(self.get_url(request) or "", self, request.GET)
        context = super().get_context(request, *args, **kwargs)
        context["listing"] = self.shown
        context["finder"] = Finder(self, request.GET.get("gade", ""))
        return context

    def _is_asked_for_plan(self, request) -> bool:
        return self.plan is not None and request.GET.get("vis") == PLAN

    def readiness_warnings(self):
        warnings = super().readiness_warnings()
        if self.plan and not self.plan_description:
            warnings.append(gettext("Say in words what the plan shows."))
        return warnings
