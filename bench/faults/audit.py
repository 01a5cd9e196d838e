"""What is left when everything works again, held against what was answered."""

# ruff: noqa: PLC0415 - Django is set up before its models are imported

import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from bench.faults.ledger import Ledger
from bench.faults.people import People

CALM_SECONDS = 300
_JOB = "boligsocial.deployment.schedule.run_job"


def calm_down() -> bool:
    """Let the workers do all that waits, as if hours had passed; whether they could."""
    from django_tasks_db.models import DBTaskResult

    tasks = DBTaskResult.objects
    deadline = time.monotonic() + CALM_SECONDS
    calm = 0
    # What was lost is put back by a job, whose own run can have been lost.
    _let_hours_pass()
    tasks.filter(status="RUNNING").update(
        started_at=F("started_at") - timedelta(hours=2)
    )
    for _round in range(2):
        for waiting in tasks.filter(status="READY", task_path=_JOB):
            if waiting.args_kwargs["args"][0].startswith("go_on_with"):
                tasks.filter(pk=waiting.pk).update(run_after=timezone.now())
        time.sleep(5)
    while time.monotonic() < deadline and calm < 3:
        # Otherwise a letter waits for minutes for its next attempt.
        waiting = tasks.filter(status="READY").exclude(task_path=_JOB)
        waiting.update(run_after=timezone.now())
        calm = 0 if waiting.exists() or _running() else calm + 1
        time.sleep(1)
    return calm >= 3


def _let_hours_pass() -> None:
    """Move back the moments on which it depends whether something is due again."""
    from importer.models import ImportRun
    from users.models import GuessCount

    hours = timedelta(hours=2)
    GuessCount.objects.update(waits_until=F("waits_until") - hours)
    ImportRun.objects.filter(continue_at__lt=timezone.now()).update(
        continue_at=F("continue_at") - hours
    )


def _running() -> bool:
    from django_tasks_db.models import DBTaskResult

    return DBTaskResult.objects.filter(status="RUNNING").exists()


def findings(
    ledger: Ledger, people: People, letters: list[str], kills_database: bool
) -> Iterator[tuple[str, list[str]]]:
    """Yield what was looked at, and what was found wrong in it."""
    yield "pages that were older than what was answered", ledger.old_pages
    yield "errors while nothing was broken", ledger.unexpected
    yield "publications answered with success and lost", list(_lost_pages(people))
    yield "publications that are there in part", list(_partial_publications())
    yield "flags answered with success and lost", list(_lost_flags(people))
    yield from _counted(ledger, letters)
    yield "files of pictures that are missing or not whole", list(_broken_files())
    yield "jobs that do not wait exactly once", list(_jobs())
    yield "tasks still called running", list(_states("RUNNING"))
    yield "tasks that failed", list(_states("FAILED"))
    yield "uses and tallies of links that a recount changes", list(_tallies())
    yield "tallies of reports that are wrong", list(_report_tallies())
    yield "search entries that making them anew changes", list(_search())
    yield "problems in the tree of pages", list(_tree())


def _lost_pages(people: People) -> Iterator[str]:
    from pages.models import StandardPage

    for pk, number in people.published.items():
        summary = StandardPage.objects.get(pk=pk).summary
        if int(re.search(r"\d+", summary)[0]) < number:
            yield f"page {pk}: {summary!r}, answered {number}"


def _partial_publications() -> Iterator[str]:
    from wagtail.models import PageLogEntry

    from pages.models import StandardPage

    told = set(
        PageLogEntry.objects.filter(action="wagtail.publish").values_list(
            "revision", flat=True
        )
    )
    for page in StandardPage.objects.filter(live=True):
        content = page.live_revision.content
        there = (page.summary, page.content_updated and str(page.content_updated))
        if there != (content["summary"], content["content_updated"]):
            yield f"page {page.pk}: {there}, in its revision {content['summary']!r}"
        if page.live_revision_id not in told:
            yield f"page {page.pk}: the log tells nothing of {page.summary!r}"


def _lost_flags(people: People) -> Iterator[str]:
    from links.models import Link

    for pk, answered in people.flagged.items():
        link = Link.objects.get(pk=pk)
        there = f"{link.title} {link.availability}"
        # A later attempt, of which the answer was lost, may have been saved.
        if there != answered and _number(link.title) <= _number(answered):
            yield f"link {pk}: {there!r}, answered {answered!r}"


def _number(text: str) -> int:
    return int(re.search(r", (\d+)", text)[1])


def _counted(ledger: Ledger, letters: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Compare what can be there once, or not at all, with what is there."""
    from wagtail.images import get_image_model
    from wagtail.models import Page

    from links.models import Report

    there = {
        "upload": Counter(get_image_model().objects.values_list("title", flat=True)),
        "import": Counter(Page.objects.values_list("title", flat=True)),
        "report": Counter(Report.objects.values_list("comment", flat=True)),
        "mail": Counter(
            re.search(r"(?m)^To: (\S+?)\r?$", letter)[1] for letter in letters
        ),
    }
    for kind, found in there.items():
        done = ledger.done[kind]
        lost = [key for key in done if not found[key]]
        yield f"{kind}: answered with success and lost", lost
        twice = {key for key in (*done, *ledger.unknown[kind]) if found[key] > 1}
        if kind == "mail":
            # Whether a mail server has taken a letter dies with who handed it in.
            twice -= set(_sent_by_two_workers())
        yield f"{kind}: there twice", sorted(twice)


def _sent_by_two_workers() -> Iterator[str]:
    """Yield whom a worker was writing to when it was killed, and another wrote to."""
    from django.contrib.auth import get_user_model
    from django_tasks_db.models import DBTaskResult

    from users.tasks import send_password_reset

    path = send_password_reset.module_path
    for row in DBTaskResult.objects.filter(task_path=path):
        if len(row.worker_ids) > 1:
            [ids, *_attempt] = row.args_kwargs["args"]
            users = get_user_model().objects.filter(pk__in=ids)
            yield from users.values_list("email", flat=True)


def _broken_files() -> Iterator[str]:
    from PIL import Image
    from wagtail.images import get_image_model

    model = get_image_model()
    for row in (*model.objects.all(), *model.get_rendition_model().objects.all()):
        try:
            with row.file.open("rb") as file, Image.open(file) as picture:
                picture.load()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is broken
            yield f"{row.file.name}: {error!r}"


def _jobs() -> Iterator[str]:
    from django_tasks_db.models import DBTaskResult

    from boligsocial.deployment.schedule import JOBS

    waiting = Counter(
        row.args_kwargs["args"][0]
        for row in DBTaskResult.objects.filter(status="READY", task_path=_JOB)
    )
    for name in JOBS:
        if waiting[name] != 1:
            yield f"{name}: {waiting[name]}"


def _states(status: str) -> Iterator[str]:
    from django_tasks_db.models import DBTaskResult

    from links.lost_tasks import ENDED_FROM_OUTSIDE

    # Some of what was cut off begins anew by itself: what is missing shows elsewhere.
    for row in DBTaskResult.objects.filter(status=status).exclude(
        exception_class_path__in=ENDED_FROM_OUTSIDE
    ):
        if row.traceback == "The worker was killed.":
            continue
        said = row.traceback.strip().splitlines()[-1:] or [""]
        arguments = json.dumps(row.args_kwargs["args"])[:60]
        yield f"{row.task_path.rpartition('.')[2]} {arguments}: {said[0][:120]}"


def _tallies() -> Iterator[str]:
    from links import finding
    from links.models import LinkTally, LinkUse

    def all_of_them() -> dict[str, set]:
        return {
            "uses": set(LinkUse.objects.values_list("link", "page")),
            "tallies": set(
                LinkTally.objects.values_list(
                    "link", "live_pages", "draft_pages", "open_reports"
                )
            ),
        }

    before = all_of_them()
    finding.rebuild()
    for name, rows in all_of_them().items():
        if changed := rows ^ before[name]:
            yield f"{name}: {sorted(changed)[:4]}"


def _report_tallies() -> Iterator[str]:
    from links.models import LinkTally, Report

    links = Report.objects.filter(closed_at=None).values_list("link", flat=True)
    there = Counter(link for link in links if link)
    for pk, count in LinkTally.objects.values_list("pk", "open_reports"):
        if count != there[pk]:
            yield f"link {pk}: {count} instead of {there[pk]}"


def _search() -> Iterator[str]:
    from django.core.management import call_command

    from search.models import SearchEntry

    def all_of_them() -> set:
        return set(
            SearchEntry.objects.values_list("page", "title", "summary", "terms_d")
        )

    before = all_of_them()
    call_command("rebuild_search_index", verbosity=0)
    for entry in sorted(all_of_them() ^ before)[:4]:
        age = "stood there" if entry in before else "should stand there"
        yield f"{age}: {entry[:3]}"


def _tree() -> Iterator[str]:
    from wagtail.models import Page

    names = ("characters", "steplen", "orphans", "depth", "numchild")
    for name, found in zip(names, Page.find_problems(), strict=True):
        if found:
            yield f"{name}: {found}"
