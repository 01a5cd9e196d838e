"""The front page."""

from collections.abc import Sequence

from django.db.models import BigAutoField, BooleanField
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from pages.blocks import FreeStreamBlock, TaskStreamBlock
from pages.models.base import BasePage
from pages.models.displaying import displayed_page
from pages.models.updates import Update, updates_of, updates_query
from pages.serving.additions import Added, Additions, Found
from pages.serving.frame import get_frame
from pages.serving.prefetching import Besides, References
from prepared.parameters import Parameter
from streams.fields import StreamField

LATEST_COUNT = 4
# What apps above lead with, such as what is on today.
ADDITIONS = Additions()


class HomePage(BasePage):
    """Leads residents to what they came for, before any story about us."""

    tasks = StreamField(
        TaskStreamBlock(max_num=6),
        verbose_name=_("what residents come for"),
        blank=True,
        help_text=_("Four or five plain choices. Begin each with a verb."),
    )
    show_now = BooleanField(
        _("show what is on now"),
        default=True,
        help_text=_(
            "Activities of the next seven days, and whether the office answers. What "
            "there is nothing to say of is not shown."
        ),
    )
    body = StreamField(FreeStreamBlock(), verbose_name=_("content"), blank=True)

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "pages.StandardPage",
        "pages.AccessibilityPage",
        "initiatives.InitiativeIndexPage",
        "departments.DepartmentIndexPage",
        "urgent_help.UrgentHelpPage",
        "pages.DocumentsPage",
        "activities.ActivityIndexPage",
        "forms.FormPage",
        "notices.NoticeIndexPage",
        "news.NewsIndexPage",
    ]
    max_count = 1

    content_panels = [
        *BasePage.lead_panels,
        FieldPanel("tasks"),
        FieldPanel("show_now"),
        FieldPanel("body"),
        *BasePage.metadata_panels,
    ]
    page_description = _("The first page of the site.")

    class Meta(BasePage.Meta):
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")

    @property
    def streams(self):
        return [self.tasks, self.body]

    @property
    def task_urls(self) -> list[str]:
        """Where the choices lead, so that none of them is offered twice."""
        return [block.value.url for block in self.tasks]

    # The pages that changed last, once they have been fetched.
    latest: Sequence[Update] = ()
    # What other apps add: as the database has it, and as it is printed.
    found: Found = {}
    added: Sequence[Added] = ()

    def asking(self):
        return {
            "references": _REFERENCES,
            "page": self.pk or 0,
            **ADDITIONS.parameters(timezone.now()),
        }

    def take(self, found, root_paths):
        self.latest = updates_of(found["latest"], root_paths)
        self.found = found

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        if self.show_now:
            self.added = ADDITIONS.read(self.found, get_frame(request), timezone.now())
        return context

    def route(self, request, path_components):
        """Find any page below in one query, however deep it lies.

        The way to it came with the site.

        Wagtail descends a level at a time with two queries each. A page type
        that routes for itself is left to do so.
        """
        trail = get_frame(request).load_trail(self, path_components)
        page_type = trail[-1].specific_class if trail else None
        if (
            page_type is None
            or not issubclass(page_type, BasePage)
            or (path_components and page_type.route is not Page.route)
        ):
            self.trail = trail
            return super().route(request, path_components)
        page = displayed_page(page_type, trail[-1].pk)
        if page is None:
            # Deleted since a moment ago.
            raise Http404
        page.trail = trail
        # Of the front page Wagtail's own, or it would come here again.
        return Page.route(page, request, [])


def _besides() -> Besides:
    page = Parameter("page", BigAutoField())
    latest = updates_query(LATEST_COUNT, exclude=page)
    return Besides({"latest": latest, **ADDITIONS.queries()})


_REFERENCES = References(_besides)
