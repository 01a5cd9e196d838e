"""What became of each backup, for administrators and monitors to ask."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

KEPT = 100


class BackupQuerySet(models.QuerySet):
    def good(self) -> Self:
        """Those that were written and verified."""
        return self.filter(problem="")


class Backup(models.Model):
    """One backup of the site, made or failed.

    The archive itself lies in BACKUP_DIR, which the web server need not reach.
    """

    # When it began: what was saved before is in it.
    made_at = models.DateTimeField(_("taken"), db_index=True, editable=False)
    name = models.CharField(_("file"), max_length=100, blank=True, editable=False)
    size = models.BigIntegerField(_("size in bytes"), default=0, editable=False)
    # "" for a good one.
    problem = models.CharField(
        _("what went wrong"), max_length=300, blank=True, editable=False
    )

    objects = BackupQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ("view",)
        verbose_name = _("backup")
        verbose_name_plural = _("backups")

    def __str__(self) -> str:
        return self.name or f"{self.made_at:%Y-%m-%d %H:%M}"
