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
        """Themes of `initiatives` (a queryset), with how many have each as `count`.

        Asked of the initiatives, by plain joins. As a subquery of themes PostgreSQL runs
        it again for each of their themes while it takes the tables for empty, as it does
        for minutes after many pages were made: 200 initiatives took four minutes.
        """
        counted = (
            initiatives.filter(themes__isnull=False)
            .order_by("themes__title")
            .values_list("themes__pk", "themes__title", "themes__slug")
            .annotate(count=models.Count("pk", distinct=True))
        )
        themes = []
        for pk, title, slug, count in counted:
            theme = self.model(pk=pk, title=title, slug=slug)
            theme.count = count
            themes.append(theme)
        return themes


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
