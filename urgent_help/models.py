"""The page that residents open on a bad day."""

from django.db.models import CharField, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from departments.asked import AskedDepartment, are_too_many
from departments.blocks import ServicePointsStreamBlock
from departments.models import DepartmentPage
from page_cache.marking import holds_until
from pages.models import BasePage, SiteSettings
from pages.serving.frame import get_frame
from pages.serving.prefetching import Besides, References
from prepared.parameters import Parameter
from streams.fields import StreamField
from urgent_help.answering import Office, answer_in, offices_of
from urgent_help.blocks import (
    TroubleStreamBlock,
    UrgentHelpStreamBlock,
    default_sections,
    first_troubles,
)

# In the address: the slug of the department that a resident has chosen.
DEPARTMENT = "afdeling"


class UrgentHelpPage(BasePage):
    """Is anybody in danger? What is wrong? Then who answers now, and what it costs."""

    service_points = StreamField(
        ServicePointsStreamBlock(),
        verbose_name=_("who answers for the whole association"),
        blank=True,
        help_text=_(
            "For example your office. A department’s own are written on its page, and "
            "come first for those who live there. When nobody is open, residents are "
            "given the first number after 112 in the settings of the organisation."
        ),
    )
    troubles = StreamField(
        TroubleStreamBlock(),
        verbose_name=_("what can be wrong"),
        blank=True,
        default=first_troubles,
        help_text=_(
            "Every row comes with its wording. Write over it, and delete what you do "
            "not have."
        ),
    )
    body = StreamField(
        UrgentHelpStreamBlock(),
        verbose_name=_("content"),
        blank=True,
        default=default_sections,
        help_text=_(
            "112, whom to ring right now and what can be wrong stand above this by "
            "themselves."
        ),
    )

    parameters = (DEPARTMENT,)
    # The CSS that it needs besides that of every page.
    sheets = ("css/urgent-help.css",)
    # The foot of every page leads here: see `pages.serving.site`.
    leads_from_every_page = True
    # What was found with the page: every department, by its title, and the chosen one.
    departments: list[DepartmentPage] = []
    chosen: DepartmentPage | None = None
    # What the address asks for, once there is a visitor.
    asked: AskedDepartment | None = None

    parent_page_types = ["pages.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    content_panels = [
        *BasePage.lead_panels,
        FieldPanel("service_points"),
        FieldPanel("troubles"),
        FieldPanel("body"),
        *BasePage.metadata_panels,
    ]
    page_description = _(
        "112, whom to ring right now, what it costs and what can wait."
    )

    class Meta(BasePage.Meta):
        verbose_name = _("page of urgent help")
        verbose_name_plural = _("pages of urgent help")

    @property
    def streams(self):
        return [self.service_points, self.troubles, self.body]

    def asking(self):
        return {
            "references": _REFERENCES,
            "department": self.asked.slug if self.asked else "",
        }

    def take(self, found, root_paths):
        self.departments = found["departments"]
        self.chosen = next(iter(found["chosen"]), None)
        if self.chosen:
            self.chosen.service_points = self.chosen.written_service_points

    def get_context(self, request, *args, **kwargs):
        self.asked = AskedDepartment(request.GET)
        context = super().get_context(request, *args, **kwargs)
        frame = get_frame(request)
        now = timezone.now()
        own = self.chosen.service_points if self.chosen else None
        shared = self.offices(frame.settings)
        answer = answer_in(now, own, shared, frame.emergency_numbers)
        if answer.holds_until:
            holds_until(request, answer.holds_until)
        for block in self.troubles:
            block.value.answer = answer
        return context | {"answer": answer}

    def offices(self, settings: SiteSettings) -> list[Office]:
        """Return who answers when, for the whole association."""
        offices = offices_of(self.service_points)
        if not offices and settings.phone:
            offices = [Office(gettext("the office"), settings.phone)]
        return offices

    @property
    def has_many_departments(self) -> bool:
        """Whether a resident types where they live, and does not look through a list."""
        return are_too_many(self.departments)

    def readiness_warnings(self):
        warnings = super().readiness_warnings()
        if not any(office.hours for office in offices_of(self.service_points)):
            warnings.append(
                gettext(
                    "Nobody has written when your office answers the telephone, so the "
                    "page cannot tell whom to ring right now."
                )
            )
        return warnings


def _besides() -> Besides:
    public = DepartmentPage.objects.for_everybody()
    slug = Parameter("department", CharField())
    # As text: what is JSON within JSON each database would hand over differently.
    written = Cast("service_points", TextField())
    chosen = public.filter(slug=slug).only("title", "slug")
    return Besides(
        {
            "departments": public.only("title", "slug").order_by("title"),
            "chosen": chosen.annotate(written_service_points=written).order_by("path")[
                :1
            ],
        }
    )


_REFERENCES = References(_besides)
