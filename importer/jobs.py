"""What the background worker does again and again for the importer."""

from datetime import timedelta

from django.utils import timezone

from importer.runs.tasks import forget_old_texts, go_on_with_stalled, work_on_import
from links.lost_tasks import let_go_of


def go_on_with_imports() -> None:
    """Take up imports whose worker was killed."""
    let_go_of((work_on_import,), timezone.now())
    go_on_with_stalled()


def forget_old_originals() -> None:
    """Forget what was brought in long ago, and its lines."""
    forget_old_texts()


JOBS = {
    "go_on_with_imports": (go_on_with_imports, timedelta(minutes=10)),
    "forget_old_originals": (forget_old_originals, timedelta(days=1)),
}
