"""Who was erased, told by nothing that says who."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Erasure(models.Model):
    """That somebody was erased, so that a backup that is put back is erased again.

    By keyed hashes of what they were found by; deleted when no backup can have them.
    """

    # Each of `erasing.hashes`, one of them of the account if there was one.
    hashes = models.JSONField(default=list, editable=False)
    # What is yet to be deleted in the storage of files.
    files = models.JSONField(default=list, editable=False)
    erased_at = models.DateTimeField(db_index=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        # To take out what is held about somebody, and to erase them.
        default_permissions = ("view", "delete")
        verbose_name = _("personal data")
        verbose_name_plural = _("personal data")

    def __str__(self) -> str:
        return f"#{self.pk}"
