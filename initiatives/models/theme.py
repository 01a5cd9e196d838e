"""What initiatives are about."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.admin.widgets import SlugInput
from wagtail.search import index

from plaintext.fields import SlugField


class ThemeQuerySet(models.QuerySet):
    """Chainable questions about themes."""

    def of_initiatives(self, initiatives) -> list["Theme"]:
        """Themes of `initiatives` (a queryset), with how many have each as `count`."""
        themes = []
        for pk, title, slug, count in self.counted(initiatives):
            theme = self.model(pk=pk, title=title, slug=slug)
            theme.count = count
            themes.append(theme)
        return themes

    def counted(self, initiatives) -> models.QuerySet:
        """Primary key, title and slug of the themes of `initiatives`, and how many have each.

        Asked of the initiatives, by plain joins. As a subquery of themes PostgreSQL runs
        it again for each of their themes while it takes the tables for empty, as it does
        for minutes after many pages were made: 200 initiatives took four minutes.
        """
        themed = initiatives.filter(themes__isnull=False).order_by("themes__title")
        columns = ("themes__pk", "themes__title", "themes__slug")
        count = models.Count("pk", distinct=True)
        return themed.values_list(*columns).annotate(count=count)


class Theme(index.Indexed, models.Model):
    """A subject that residents look for help with, and that initiatives share."""

    title = models.CharField(
        _("name"),
        max_length=60,
        unique=True,
        help_text=_("A word residents use, for example “Children and young people”."),
    )
    slug = SlugField(
        _("name in the address"),
        max_length=60,
        unique=True,
        help_text=_("Lower-case letters and hyphens."),
    )

    objects = ThemeQuerySet.as_manager()

    refuse_deletion_while_used = True

    panels = [
        TitleFieldPanel("title", placeholder=False),
        FieldPanel("slug", widget=SlugInput),
    ]
    search_fields = [index.SearchField("title"), index.AutocompleteField("title")]

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["title"]

    def __str__(self):
        return self.title
