"""Posters that have been made into files."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PosterFile(models.Model):
    """The PDF of a poster, kept for as long as the poster says the same.

    One for each poster; an empty one is a poster of which no PDF could be made.
    """

    # Of what it is a poster: such as "side-12".
    key = models.CharField(_("poster"), max_length=40, primary_key=True)
    # Of all that the poster says and how it looks: SHA-256.
    fingerprint = models.CharField(max_length=64, editable=False)
    content = models.BinaryField(_("file"))
    # In a word for the program, why there is none.
    failure = models.CharField(max_length=20, blank=True, editable=False)
    made_at = models.DateTimeField(_("made"), db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("file of a poster")
        verbose_name_plural = _("files of posters")

    def __str__(self) -> str:
        return self.key
