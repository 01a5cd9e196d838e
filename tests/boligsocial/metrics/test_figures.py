"""What the figures say, how they are named, and what it costs to ask for them."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from prometheus_client.exposition import generate_latest
from prometheus_client.parser import text_string_to_metric_families

from backups.models import Backup
from boligsocial.deployment import schedule
from boligsocial.mail.tasks import deliver
from boligsocial.metrics import in_database
from boligsocial.metrics.exposition import REGISTRY
from links.models import LinkHealth
from tests.factories import LinkFactory

pytestmark = pytest.mark.django_db

OPERATIONS = (Path(settings.BASE_DIR) / "docs" / "operations.md").read_text()
MOST_QUERIES = 8
# Prometheus' practice: base units, and nothing that the type or a label says.
NO_UNITS = "milli|micro|nano|minute|hour|_days?_|kilo|mega|percent|_ms_|_kb_|_mb_"
NO_PARTS = "counter|gauge|histogram|metric"
LABELS = {
    *("kind", "status", "le", "result", "reason", "code"),
    *("state", "job", "verdict"),
    *("version", "python", "django", "wagtail"),
}
# Of what there can be in a name, and how it is then measured.
MEASURED = {
    "age|duration|timestamp|time|cpu": ("seconds", "seconds_total"),
    "size|memory": ("bytes", "bytes_total"),
}


@pytest.fixture(autouse=True)
def _queue_in_the_database(settings):
    settings.TASKS = settings.TASKS | {
        "background": {"BACKEND": "django_tasks_db.DatabaseBackend"}
    }


@pytest.fixture
def _backups(settings, tmp_path):
    settings.BACKUP_DIR = tmp_path


def families():
    return list(text_string_to_metric_families(generate_latest(REGISTRY).decode()))


def figures() -> dict[str, float]:
    """Return each figure by its name and labels, as `name{label="said"}` has them."""
    return {
        sample.name
        + "".join(f"[{name}={said}]" for name, said in sorted(sample.labels.items())): (
            sample.value
        )
        for family in families()
        for sample in family.samples
    }


def put_in_queue(status=TaskResultStatus.READY, **fields) -> None:
    now = timezone.now()
    given = {"run_after": now, "task_path": "links.runs.tasks.check"} | fields
    given.setdefault("args_kwargs", {"args": [], "kwargs": {}})
    DBTaskResult.objects.create(
        status=status, backend_name="background", worker_ids=[], **given
    )


def ago(**time):
    return timezone.now() - timedelta(**time)


def fill(count: int) -> None:
    schedule.start_schedule()
    for number in range(count):
        put_in_queue()
        put_in_queue(TaskResultStatus.FAILED, finished_at=ago(hours=1))
        done = {"args": [list(schedule.JOBS)[number % 3]], "kwargs": {}}
        path = schedule.run_job.module_path
        put_in_queue(
            TaskResultStatus.SUCCESSFUL,
            task_path=path,
            args_kwargs=done,
            finished_at=ago(minutes=number),
        )
        Backup.objects.create(made_at=ago(days=number), name=f"{number}.tar", size=7)
        LinkFactory(url=f"https://nabo{count}-{number}.example/")


@pytest.mark.usefixtures("_backups")
def test_names_units_and_words_are_those_of_prometheus_practice():
    fill(2)
    text = generate_latest(REGISTRY).decode()
    for family in families():
        name, kind = family.name, family.type
        # The parser of this format takes `_total` off.
        named = f"{name}_total" if kind == "counter" else name
        assert f"# HELP {named} " in text, name
        assert f"# TYPE {named} {kind}\n" in text, name
        assert kind in {"counter", "gauge", "histogram"}, name
        assert family.documentation.rstrip().endswith("."), name
        assert re.fullmatch("(boligsocial|process)(_[a-z]+)+", name), name
        assert not re.search(f"{NO_UNITS}|{NO_PARTS}", f"{name}_"), name
        if kind != "counter":
            assert not name.endswith(("_total", "_count", "_sum", "_bucket")), name
        for words, units in MEASURED.items():
            if re.search(f"_({words})(_|$)", name):
                assert name.endswith(units), name
        for sample in family.samples:
            assert set(sample.labels) <= LABELS, name


def test_every_figure_that_the_documented_alerts_ask_for_is_there(settings, tmp_path):
    settings.BACKUP_DIR = tmp_path
    fill(1)
    blocks = re.findall(r"```yaml\n(.*?)```", OPERATIONS, re.DOTALL)
    read = [yaml.safe_load(block) for block in blocks]
    [[scrape]] = [
        block["scrape_configs"] for block in read if "scrape_configs" in block
    ]
    assert scrape["authorization"].keys() == {"credentials_file"}
    [[group]] = [block["groups"] for block in read if "groups" in block]
    rules = group["rules"]
    assert len(rules) == 5
    there = {sample.name for family in families() for sample in family.samples}
    for rule in rules:
        assert rule["annotations"]["summary"]
        asked = set(re.findall(r"(?:boligsocial|process)_\w+", rule["expr"]))
        assert asked, rule
        assert asked <= there, rule
        for name, label, said in re.findall(
            r"(boligsocial_\w+)\{(\w+)=\"(\w+)\"\}", rule["expr"]
        ):
            assert any(
                key.startswith(name) and f"[{label}={said}]" in key for key in figures()
            ), rule


def test_every_figure_is_in_the_documentation():
    table = OPERATIONS.partition("| figures |")[2].partition("\n\n")[0]
    named = re.findall(r"`(\w+)(…?)`", table)
    for family in families():
        samples = {sample.name for sample in family.samples} | {family.name}
        assert any(
            any(found.startswith(name) if rest else found == name for found in samples)
            for name, rest in named
        ), family.name


@pytest.mark.usefixtures("_backups")
def test_a_scrape_asks_the_database_the_same_whatever_is_in_it():
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            generate_latest(REGISTRY)
        return len(queries)

    fill(2)
    first = asked()
    fill(20)
    assert asked() == first <= MOST_QUERIES


def test_the_queue_is_told_by_what_becomes_of_its_tasks():
    put_in_queue(run_after=ago(minutes=10))
    put_in_queue(run_after=ago(minutes=50))
    put_in_queue(run_after=ago(minutes=-5))
    put_in_queue(TaskResultStatus.RUNNING)
    put_in_queue(TaskResultStatus.FAILED, finished_at=ago(hours=2))
    put_in_queue(TaskResultStatus.FAILED, finished_at=ago(days=2))
    put_in_queue(TaskResultStatus.SUCCESSFUL, finished_at=ago(hours=2))
    found = figures()
    states = ("due", "later", "running", "failed")
    assert [found[f"boligsocial_tasks[state={state}]"] for state in states] == [
        *(2, 1, 1, 1)
    ]
    age = found["boligsocial_oldest_due_task_age_seconds"]
    assert 50 * 60 <= age < 60 * 60


def test_nothing_that_waits_is_of_no_age():
    assert figures()["boligsocial_oldest_due_task_age_seconds"] == 0


def test_mail_that_waits_and_mail_that_was_given_up_are_told(monkeypatch):
    letter = {
        "task_path": deliver.module_path,
        "args_kwargs": {"args": [], "kwargs": {}},
    }
    put_in_queue(**letter)
    put_in_queue(run_after=ago(minutes=-5), **letter)
    done = {"finished_at": ago(hours=1)} | letter
    put_in_queue(TaskResultStatus.SUCCESSFUL, return_value=True, **done)
    put_in_queue(TaskResultStatus.SUCCESSFUL, return_value=False, **done)
    # Of a release that did not say.
    put_in_queue(TaskResultStatus.SUCCESSFUL, return_value=None, **done)
    found = figures()
    assert found["boligsocial_letters[state=waiting]"] == 2
    assert found["boligsocial_letters[state=given_up]"] == 1


def test_each_job_says_when_it_was_last_done_and_whether_it_is_late():
    schedule.start_schedule()
    name = "check_links"
    for minutes in (5, 15):
        put_in_queue(
            TaskResultStatus.SUCCESSFUL,
            task_path=schedule.run_job.module_path,
            args_kwargs={"args": [name], "kwargs": {}},
            finished_at=ago(minutes=minutes),
        )
    waiting = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, args_kwargs__args__0=name
    )
    waiting.update(run_after=ago(hours=1), enqueued_at=ago(hours=2))
    found = figures()
    last = found[f"boligsocial_job_last_success_timestamp_seconds[job={name}]"]
    assert abs(last - ago(minutes=5).timestamp()) < 60
    late = {key for key, said in found.items() if "job_overdue" in key and said}
    assert late == {f"boligsocial_job_overdue[job={name}]"}


@pytest.mark.usefixtures("_backups")
def test_the_last_good_backup_is_told_and_that_one_has_failed_since():
    Backup.objects.create(made_at=ago(hours=30), name="a.tar", size=4096)
    Backup.objects.create(made_at=ago(hours=2), problem="disk full")
    found = figures()
    assert found["boligsocial_backup_configured"] == 1
    assert found["boligsocial_backup_failed"] == 1
    assert found["boligsocial_backup_last_size_bytes"] == 4096
    made = found["boligsocial_backup_last_success_timestamp_seconds"]
    assert abs(made - ago(hours=30).timestamp()) < 60


def test_the_register_is_told_by_verdict_and_by_what_is_late():
    links = [LinkFactory(url=f"https://nabo{number}.example/") for number in range(3)]
    healths = LinkHealth.objects
    healths.filter(link=links[0]).update(verdict="ok", checked_at=ago(hours=1))
    healths.filter(link=links[1]).update(next_check_at=ago(days=3))
    found = figures()
    assert found["boligsocial_links[verdict=ok]"] == 1
    assert found["boligsocial_links[verdict=unchecked]"] == 2
    assert found["boligsocial_links[verdict=dangerous]"] == 0
    assert found["boligsocial_links_checked_recently"] == 1
    assert found["boligsocial_links_overdue"] == 1


def test_without_a_database_the_rest_is_told(monkeypatch):
    def fail(_now):
        raise DatabaseError

    monkeypatch.setattr(in_database, "standing", fail)
    found = figures()
    assert found["boligsocial_database_up"] == 0
    assert found["boligsocial_cache_up"] == 1
    assert not any(key.startswith("boligsocial_tasks") for key in found)
    assert "process_cpu_seconds_total" in found


def test_a_cache_that_fails_is_told(monkeypatch):
    monkeypatch.setattr(cache, "get", lambda _key: None)
    assert figures()["boligsocial_cache_up"] == 0
