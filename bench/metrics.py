"""What it costs to count the answers for Prometheus, and to be asked for the figures.

    python -m bench.metrics [--rounds 40] [--requests 500]

A page that is kept, asked for within this process through every middleware: without
METRICS_TOKEN, and with one, in turn. Then what a scrape takes, with the queue of a week.
"""

import argparse
import secrets
import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

from bench.temporary_site import TemporarySite, temporary_site

PAGE = "/boligsocial-indsats/brandkadet/"
WEEK_MINUTES = 7 * 24 * 60


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--requests", type=int, default=500)
    options = parser.parse_args()
    with temporary_site(demo=True, keeps_pages=True) as site:
        from django.conf import settings  # noqa: PLC0415

        token = secrets.token_urlsafe(32)
        ways = {}
        for name, value in (("off", ""), ("on", token)):
            settings.METRICS_TOKEN = value
            ways[name] = asker(site)
        for ask in ways.values():
            spent(ask, options.requests, PAGE)
        rounds = []
        for number in range(options.rounds):
            # Each goes first as often as the other.
            order = ("off", "on") if number % 2 else ("on", "off")
            rounds.append(
                {way: spent(ways[way], options.requests, PAGE) for way in order}
            )
        print_rounds(rounds)
        fill_queue()
        bearer = {"HTTP_AUTHORIZATION": f"Bearer {token}"}
        scrapes = [spent(ways["on"], 1, "/metrics", bearer) for _ in range(20)]
        print(f"a scrape      {statistics.median(scrapes) / 1000:8.1f} ms")


def asker(site: TemporarySite) -> Callable[..., int]:
    """Return what asks the site as it is set up now; gives the status."""
    from django.core.handlers.wsgi import WSGIHandler  # noqa: PLC0415

    handler = WSGIHandler()

    def ask(path: str, fields: dict[str, str] | None = None) -> int:
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": "",
            "SERVER_NAME": "localhost",
            "SERVER_PORT": str(site.port),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": site.host,
            "HTTP_ACCEPT_ENCODING": "gzip, br",
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(),
        }
        statuses = []
        answer = handler(
            environ | (fields or {}), lambda *head: statuses.append(head[0])
        )
        for _part in answer:
            pass
        answer.close()
        return int(statuses[0].split()[0])

    return ask


def spent(ask, requests: int, path: str, fields: dict[str, str] | None = None) -> float:
    """Return the microseconds of computing that a request takes."""
    began = time.process_time()
    for _request in range(requests):
        status = ask(path, fields)
        if status != 200:
            raise ValueError(f"{path} was answered with {status}")
    return (time.process_time() - began) * 1e6 / requests


def print_rounds(rounds: list[dict[str, float]]) -> None:
    for way in ("off", "on"):
        median = statistics.median(each[way] for each in rounds)
        print(f"kept page, {way:4}{median:7.1f} µs")
    price = statistics.median(each["on"] - each["off"] for each in rounds)
    ratio = statistics.median(each["on"] / each["off"] for each in rounds)
    print(f"counting      {price:7.1f} µs, {(ratio - 1) * 100:.1f} %")


def fill_queue() -> None:
    """Put a week of the job that runs each minute behind us."""
    from django.utils import timezone  # noqa: PLC0415
    from django_tasks import TaskResultStatus  # noqa: PLC0415
    from django_tasks_db.models import DBTaskResult  # noqa: PLC0415

    from boligsocial.deployment.schedule import run_job  # noqa: PLC0415

    now = timezone.now()
    DBTaskResult.objects.bulk_create(
        [
            DBTaskResult(
                status=TaskResultStatus.SUCCESSFUL,
                finished_at=now - timedelta(minutes=minutes),
                run_after=now - timedelta(minutes=minutes),
                args_kwargs={"args": ["publish_scheduled_pages"], "kwargs": {}},
                task_path=run_job.module_path,
                backend_name="background",
                worker_ids=[],
            )
            for minutes in range(WEEK_MINUTES)
        ],
        batch_size=1000,
    )


if __name__ == "__main__":
    main()
