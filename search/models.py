from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from search.language.query_terms import MOST_TERMS, query_terms
from search.language.words import LONGEST_WORD

PROMOTION_LENGTH = 60


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

    @property
    def lexemes(self) -> set[str]:
        """All that the page is found by, of whatever weight."""
        classes = (self.terms_a, self.terms_b, self.terms_c, self.terms_d)
        return {lexeme for terms in classes for lexeme in terms.split()}


class SearchPromotion(models.Model):
    """Words that find a page whatever it says: it comes first among what is found.

    They hold for every search with all of these words in some form, other words
    beside them or not.
    """

    words = models.CharField(
        _("words"),
        max_length=PROMOTION_LENGTH,
        help_text=_(
            "As residents write them, for example “laundry”. Other forms of the words "
            "are found too. With several words, a search must have all of them."
        ),
    )
    page = models.ForeignKey(
        Page,
        on_delete=models.CASCADE,
        related_name="search_promotions",
        verbose_name=_("page that they find"),
    )
    # The words as the search has them, in the order of the alphabet.
    stems = models.CharField(max_length=MOST_TERMS * (LONGEST_WORD + 1), editable=False)
    # A search asks for those of which it has the first.
    first_stem = models.CharField(
        max_length=LONGEST_WORD, editable=False, db_index=True
    )

    # It goes with its page, and nobody needs to be warned.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("search word")
        verbose_name_plural = _("search words")
        ordering = ["words", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["stems", "page"], name="search_promotion_once"
            )
        ]

    def __str__(self) -> str:
        return self.words

    def save(self, *args, **kwargs) -> None:
        self._take_stems()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Find fault with words that no search has, and with what is there already."""
        super().clean()
        self._take_stems()
        if not self.stems:
            raise ValidationError({"words": _("Write a word with letters or digits.")})
        same = type(self).objects.filter(stems=self.stems, page=self.page_id)
        if same.exclude(pk=self.pk).exists():
            raise ValidationError({"words": _("These words find the page already.")})

    def _take_stems(self) -> None:
        stems = stems_of(self.words)
        self.stems = " ".join(stems)
        self.first_stem = stems[0] if stems else ""


def stems_of(text: str) -> list[str]:
    """Return what a search for `text` looks for, in the order of the alphabet."""
    return sorted(term.stem for term in query_terms(text))
