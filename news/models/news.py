"""One piece of news."""

import datetime
from dataclasses import replace

from django import forms
from django.db.models import BigAutoField
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.models import PageManager

from departments.belonging import for_department
from departments.models import DepartmentPage
from links.printing.lookup import share_root_paths
from news.age import OLD, is_older, passes_at
from news.structured_data import main_entity_of
from page_cache.marking import holds_until
from pages.blocks import FreeStreamBlock
from pages.models import BasePage
from pages.serving.prefetching import Besides, References
from prepared.parameters import Parameter
from search.indexing.documents import SearchDocument
from search.visibility import PublicPageQuerySet
from streams.fields import StreamField


class NewsQuerySet(PublicPageQuerySet):
    """Chainable questions about news."""

    def for_everybody(self):
        """Those that the public may see, and that are of a day."""
        return super().for_everybody().exclude(content_created=None)

    def for_department(self, **department):
        """What concerns a department: its own, and what is for all of them."""
        return for_department(self, **department)

    def newest_first(self):
        return self.order_by("-content_created", "title", "pk")


class NewsPage(BasePage):
    """Something that has happened, in a few words: of a day, and for whom.

    Its day is the one on which the page was made (`content_created`), which becomes the
    day of publication by itself. Nothing that is done to it later makes it new again.
    """

    departments = ParentalManyToManyField(
        DepartmentPage,
        verbose_name=_("departments"),
        blank=True,
        related_name="news",
        limit_choices_to={"live": True},
        help_text=_("For whom it is. None chosen means all of them."),
    )
    body = StreamField(
        FreeStreamBlock(),
        verbose_name=_("more about it"),
        blank=True,
        help_text=_("Only if there is more to say than “in short” does."),
    )

    objects = PageManager.from_queryset(NewsQuerySet)()

    is_begun_often = True
    tells_of_updates = False

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = []

    content_panels = [
        *BasePage.lead_panels,
        FieldPanel("departments", widget=forms.CheckboxSelectMultiple),
        FieldPanel("body"),
        *BasePage.metadata_panels,
    ]
    page_description = _("What has happened, in a few words, with its day.")

    class Meta(BasePage.Meta):
        verbose_name = _("piece of news")
        verbose_name_plural = _("pieces of news")

    # The departments that the public may see, once they have been fetched.
    fetched_departments: list[DepartmentPage] | None = None

    @property
    def day(self) -> datetime.date:
        """The day that it is of; that of today for a draft, as it would be published."""
        return self.content_created or timezone.localdate()

    @property
    def main_entity(self) -> dict:
        """What the page is about, for search engines."""
        return main_entity_of(self)

    def asking(self):
        # What an editor previews has departments that the database does not know of.
        if getattr(self, "trail", None) is None:
            return super().asking()
        return {"references": _REFERENCES, "page": self.pk}

    def take(self, found, root_paths):
        if "departments" in found:
            self.fetched_departments = found["departments"]
            share_root_paths(self.fetched_departments, root_paths)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        now = timezone.now()
        is_old = is_older(self.day, OLD, now)
        if not is_old:
            holds_until(request, passes_at(self.day, OLD))
        trail = getattr(self, "trail", None)
        parent = trail[-2] if trail else self.get_parent()
        return context | {
            "is_old": is_old,
            "list_url": parent.get_url(request) or "",
            "departments": self._shown_departments(),
        }

    def _shown_departments(self) -> list[DepartmentPage]:
        if self.fetched_departments is not None:
            return self.fetched_departments
        return [department for department in self.departments.all() if department.live]

    def get_search_document(self) -> SearchDocument:
        """Return the page's words with its day, as people look for it."""
        document = super().get_search_document()
        day = date_format(self.day, "j. F Y")
        body = "\n".join(filter(None, [day, document.body]))
        return replace(document, body=body, is_of_a_day=True)

    def readiness_warnings(self):
        warnings = super().readiness_warnings()
        if self.content_created and self.content_created > timezone.localdate():
            warnings.append(
                gettext(
                    "Its day has not come yet. To publish it then, plan it instead."
                )
            )
        return warnings


def _besides() -> Besides:
    page = Parameter("page", BigAutoField())
    chosen = NewsPage.departments.through.objects.filter(newspage=page)
    departments = DepartmentPage.objects.for_everybody().for_links()
    return Besides(
        {
            "departments": departments.filter(
                pk__in=chosen.values("departmentpage")
            ).order_by("title", "pk")
        }
    )


_REFERENCES = References(_besides)
