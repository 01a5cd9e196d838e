"""The number of what the public sees."""

from django.db import models
from django.utils.translation import gettext_lazy as _

THE_ONE = 1


class Generation(models.Model):
    """One row: how often what the public sees has changed. Raised by the database.

    On PostgreSQL the number is this one and that of the changes beside it, which a
    transaction adds without waiting for another (see `watching.triggers`).
    """

    id = models.PositiveSmallIntegerField(
        primary_key=True, default=THE_ONE, editable=False
    )
    number = models.BigIntegerField(default=0, editable=False)
    # Another one after each migration: the number of a database that was put back is
    # not that of the one that it has replaced.
    epoch = models.CharField(max_length=32, editable=False)
    # Not while tables are being changed, when nothing would raise the number.
    is_watched = models.BooleanField(default=False, editable=False)

    class Meta:
        # Nobody but the database has anything to do with it.
        default_permissions = ()
        verbose_name = _("number of what the public sees")
        verbose_name_plural = _("numbers of what the public sees")
        constraints = [
            models.CheckConstraint(
                name="page_cache_generation_one_row", condition=models.Q(id=THE_ONE)
            )
        ]

    def __str__(self) -> str:
        return f"{self.epoch}-{self.number}"


class Change(models.Model):
    """A change that is not in the number yet."""

    class Meta:
        # Nobody but the database has anything to do with it.
        default_permissions = ()
        verbose_name = _("change of what the public sees")
        verbose_name_plural = _("changes of what the public sees")

    def __str__(self) -> str:
        return str(self.pk)
