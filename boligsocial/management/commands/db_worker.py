from django_tasks_db.management.commands import db_worker

from boligsocial.deployment.moved_tasks import rename_moved_tasks
from boligsocial.deployment.schedule import start_schedule


class Command(db_worker.Command):
    # They would load the views of the site: a third of the memory, and of the start.
    requires_system_checks = ()

    help = (
        "Runs a worker for the background tasks. First it takes up what a deployment or"
        " a worker that was killed has left behind."
    )

    def handle(self, **options):
        rename_moved_tasks()
        start_schedule()
        super().handle(**options)
