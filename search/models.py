from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class SearchEntry(models.Model):
    """What the site search knows about one live page.

    Beside the text to show lie the lexemes to match (see ``search.language.words``), in four
    classes of weight. The database derives its full-text index from those columns by
    itself: PostgreSQL in the generated column ``terms``, SQLite by triggers into the
    FTS5 table ``search_terms``. Both are made by the first migration. A later migration
    that makes SQLite rebuild this table must make the triggers again. The search asks
    the index alone which lexemes a page has, and where: ``search.ladder``.
    """

    page = models.OneToOneField(
        Page,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="search_entry",
        verbose_name=_("page"),
    )
    title = models.TextField(_("title"))
    summary = models.TextField(_("summary"), blank=True)
    body = models.TextField(_("text"), blank=True)
    terms_a = models.TextField(_("words of the title"))
    terms_b = models.TextField(_("words of the summary, compounds of the title"))
    terms_c = models.TextField(_("words of the text, compounds of the summary"))
    terms_d = models.TextField(_("compounds of the text"))

    # A mirror of the page, not a reference that an editor would need to know of.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")

    def __str__(self) -> str:
        return self.title
