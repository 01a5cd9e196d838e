"""One initiative."""

from collections.abc import Sequence

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import PageManager
from wagtail.search import index

from departments.models import DepartmentPage
from initiatives.blocks import InitiativeStreamBlock, default_sections
from initiatives.models.theme import Theme
from links.printing.lookup import share_root_paths
from media.renditions import PRINTED_COLUMNS
from pages.models import BasePage, Person
from pages.serving.additions import Added, Additions, Found
from pages.serving.frame import get_frame
from pages.serving.prefetching import Besides, References
from prepared.parameters import Parameter
from search.visibility import PublicPageQuerySet
from streams.fields import StreamField

# What apps above show of an initiative, such as its activities.
ADDITIONS = Additions()


class InitiativeQuerySet(PublicPageQuerySet):
    """Chainable questions about initiatives."""

    def for_cards(self):
        """Fetch what a card shows, apart from its themes."""
        return self.select_related("picture").only(
            "title",
            "url_path",
            "summary",
            "picture",
            "picture_alt",
            *(f"picture__{column}" for column in PRINTED_COLUMNS),
        )

    def with_themes(self):
        """Fetch what a card shows; one query more."""
        return self.for_cards().prefetch_related("themes")

    def about(self, theme: Theme):
        """Initiatives with `theme`."""
        return self.filter(themes=theme)


class InitiativePage(BasePage):
    """Something that is done for residents: what, for whom, why, and how to start."""

    themes = ParentalManyToManyField(
        Theme, verbose_name=_("themes"), blank=True, related_name="initiatives"
    )
    audience = models.CharField(
        _("for whom"),
        max_length=120,
        blank=True,
        help_text=_("For example “Young people from Teglhaven and Engparken”."),
    )
    place = models.CharField(
        _("where"),
        max_length=120,
        blank=True,
        help_text=_(
            "The place to come to, for example “The community house, Teglvej 4”."
        ),
    )
    how_to_start = models.TextField(
        _("how to get started"),
        max_length=300,
        blank=True,
        help_text=_("The first thing to do: call, write, or just come by."),
    )
    contact = models.ForeignKey(
        Person,
        verbose_name=_("contact"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The colleague whom residents can call."),
    )
    departments = ParentalManyToManyField(
        DepartmentPage,
        verbose_name=_("departments"),
        blank=True,
        related_name="initiatives",
        help_text=_("Whose residents it is for. None chosen means all of them."),
    )
    body = StreamField(
        InitiativeStreamBlock(),
        verbose_name=_("sections"),
        blank=True,
        default=default_sections,
        help_text=_(
            "Every initiative answers the same questions, so that residents can find "
            "their way. A section that is left empty is not shown."
        ),
    )

    objects = PageManager.from_queryset(InitiativeQuerySet)()

    is_begun_often = True

    parent_page_types = ["initiatives.InitiativeIndexPage"]
    subpage_types = []

    content_panels = [
        *BasePage.lead_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("audience"), FieldPanel("place")]),
                FieldPanel("how_to_start"),
                FieldPanel("contact"),
                FieldPanel("departments", widget=forms.CheckboxSelectMultiple),
                FieldPanel("themes", widget=forms.CheckboxSelectMultiple),
            ],
            heading=_("At a glance"),
        ),
        FieldPanel("body"),
        *BasePage.metadata_panels,
    ]
    page_description = _("What it is, for whom, why, and how to get started.")

    search_fields = [*BasePage.search_fields, index.FilterField("themes")]

    class Meta(BasePage.Meta):
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")

    @property
    def pictures(self):
        contact = self.public_contact
        return [*super().pictures, contact.photo if contact else None]

    @property
    def public_contact(self) -> Person | None:
        """Whom residents can call: nobody who has left."""
        return self.contact if self.contact and self.contact.is_active else None

    # Themes and departments as the database has them, once they have been fetched.
    fetched_themes: list[Theme] | None = None
    fetched_departments: list[DepartmentPage] | None = None
    # What other apps add, likewise.
    found: Found = {}
    added: Sequence[Added] = ()

    @property
    def theme_list(self) -> list[Theme]:
        """The themes, from what has been fetched already where it has."""
        if self.fetched_themes is not None:
            return self.fetched_themes
        return list(self.themes.all())

    @property
    def department_list(self) -> list[DepartmentPage]:
        """The departments that readers may see; none means all of them."""
        if self.fetched_departments is not None:
            return self.fetched_departments
        # What is chosen but not saved lies in memory alone.
        return [department for department in self.departments.all() if department.live]

    @property
    def age_range(self) -> str:
        """The ages in words, from the section on the target group; "" if none."""
        section = self.body.first_block_by_name("target_group")
        return section.value.age_range if section else ""

    @classmethod
    def for_display(cls):
        return super().for_display().select_related("contact__photo")

    def asking(self):
        # What an editor previews has themes that the database does not know of.
        if getattr(self, "trail", None) is None:
            return super().asking()
        return {
            "references": _REFERENCES,
            "page": self.pk,
            **ADDITIONS.parameters(timezone.now()),
        }

    def take(self, found, root_paths):
        if "themes" in found:
            self.fetched_themes = found["themes"]
            self.found = found
            self.fetched_departments = found["departments"]
            share_root_paths(self.fetched_departments, root_paths)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        self.added = ADDITIONS.read(self.found, get_frame(request), timezone.now())
        overview = self.get_parent_url(request)
        context["themes"] = [
            {"title": theme.title, "url": f"{overview}?theme={theme.slug}"}
            for theme in self.theme_list
        ]
        return context

    def get_parent_url(self, request) -> str:
        """The address of the overview, from the trail where there is one."""
        trail = getattr(self, "trail", None)
        parent = trail[-2] if trail else self.get_parent()
        return parent.get_url(request) or ""

    def readiness_warnings(self):
        warnings = super().readiness_warnings()
        sections = {child.block_type: child.value for child in self.body}
        missing = [
            str(self.body.stream_block.child_blocks[name].label)
            for name in ("about", "why", "value")
            if name not in sections or sections[name].is_empty
        ]
        if missing:
            message = gettext("These sections are still empty: %(sections)s.")
            warnings.append(message % {"sections": ", ".join(missing)})
        return warnings


def _besides() -> Besides:
    page = Parameter("page", models.BigAutoField())
    departments = DepartmentPage.objects.for_everybody().filter(initiatives=page)
    return Besides(
        {
            "themes": Theme.objects.filter(initiatives=page),
            "departments": departments.for_links().order_by("title"),
            **ADDITIONS.queries(),
        }
    )


_REFERENCES = References(_besides)
