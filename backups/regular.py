"""The backups in BACKUP_DIR: made, written down, and rotated."""

import logging
from datetime import datetime

from django.conf import settings

from backups.making import Made, make_backup
from backups.models import KEPT, Backup
from backups.problems import BackupError
from backups.rotation import Keeping, rotate

logger = logging.getLogger(__name__)


def back_up(now: datetime) -> Made:
    """Make a backup in BACKUP_DIR, and delete those that are not kept any longer.

    What became of it is written down. Raises BackupError, and then deletes none.
    """
    try:
        made = make_backup(settings.BACKUP_DIR, settings.BACKUP_RECIPIENTS, now)
    except BackupError as error:
        logger.exception("backup_failed")
        _write_down(made_at=now, problem=str(error)[:300])
        raise
    _write_down(made_at=now, name=made.path.name, size=made.size)
    if made.manifest.missing:
        count = len(made.manifest.missing)
        logger.warning("backup_lacks_files", extra={"count": count})
    rotate(settings.BACKUP_DIR, Keeping(**settings.BACKUP_KEEP))
    return made


def _write_down(**fields) -> None:
    Backup.objects.create(**fields)
    newest = Backup.objects.order_by("-made_at").values_list("pk", flat=True)
    last_good = newest.filter(problem="")
    kept = {*newest[:KEPT], *last_good[:1]}
    Backup.objects.exclude(pk__in=kept).delete()
