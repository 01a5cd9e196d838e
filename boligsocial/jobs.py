"""What the background worker does again and again for the site as a whole."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from boligsocial.mail.letters import LETTERS
from links.lost_tasks import put_back, take_out
from personal_data.tasks import finish_erasures


def publish_scheduled_pages() -> None:
    """Publish and unpublish what editors have set a time for."""
    call_command("publish_scheduled", verbosity=0)


def prune_task_results() -> None:
    """Forget tasks that were done more than a week ago."""
    arguments = ["--backend=background", "--queue-name=*", "--min-age-days=7"]
    call_command("prune_db_task_results", *arguments, verbosity=0)


def forget_old_sessions() -> None:
    """Delete the sessions of staff that have run out."""
    call_command("clearsessions", verbosity=0)


def go_on_with_lost_mail() -> None:
    """Put mail back into the queue whose worker was killed: twice rather than never."""
    put_back(LETTERS, timezone.now())


def go_on_without_lost_jobs() -> None:
    """Take out of the queue what a killed worker had and a job does all the same."""
    # It reads this module.
    from boligsocial.deployment.schedule import run_job  # noqa: PLC0415

    take_out((run_job, finish_erasures), timezone.now())


JOBS = {
    "publish_scheduled_pages": (publish_scheduled_pages, timedelta(minutes=1)),
    "prune_task_results": (prune_task_results, timedelta(days=1)),
    "forget_old_sessions": (forget_old_sessions, timedelta(days=1)),
    "go_on_with_lost_mail": (go_on_with_lost_mail, timedelta(minutes=10)),
    "go_on_without_lost_jobs": (go_on_without_lost_jobs, timedelta(minutes=10)),
}
