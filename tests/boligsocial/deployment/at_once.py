"""Deployments and workers that put the same jobs in the queue at the same time.

Run with a database of its own; prints which jobs wait, after each of several rounds.
"""

import json
import threading
from datetime import timedelta

import django

ROUNDS = 5
THREADS = 6
NAMES = ("a", "b", "c")


def main() -> None:
    django.setup()
    from django.core.management import call_command

    from boligsocial.deployment import schedule
    from tests.boligsocial.deployment.queue import waiting

    call_command("migrate", "django_tasks_database", verbosity=0)
    job = schedule.Job(lambda: None, timedelta(minutes=1))
    schedule.JOBS = dict.fromkeys(NAMES, job)
    found = []
    for _ in range(ROUNDS):
        # As if a worker had taken all of them.
        waiting().delete()
        run_at_once(
            schedule.start_schedule,
            *(lambda name=name: schedule.run_job.call(name) for name in NAMES),
        )
        found.append(sorted(result.args_kwargs["args"][0] for result in waiting()))
    print(json.dumps(found))


def run_at_once(*calls) -> None:
    """Make each of the calls in several threads, which all begin together."""
    from django.db import connection

    calls *= THREADS // 2
    together = threading.Barrier(len(calls))

    def run(call) -> None:
        connection.ensure_connection()
        together.wait()
        try:
            call()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[call]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main()
