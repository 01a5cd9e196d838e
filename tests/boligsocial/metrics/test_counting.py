"""What is counted while the site answers, by kinds of which there are few."""

import os
from types import SimpleNamespace

import pytest
from django.contrib.auth.signals import user_login_failed
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families

from boligsocial.metrics import answers, counted
from boligsocial.metrics.counted import KINDS, STATUSES, Tally
from tests.boligsocial.metrics.test_address import BEARER, PATH, TOKEN
from tests.factories import StandardPageFactory
from tests.page_cache.visits import keep

pytestmark = pytest.mark.django_db


@pytest.fixture
def tally(monkeypatch):
    """Begin to count at nothing."""
    tally = Tally(counted.COLUMNS, counted.OF_THE_MOMENT)
    for module in (answers, counted):
        monkeypatch.setattr(module, "TALLY", tally)
    return tally


@pytest.fixture
def visitor(tally, settings):
    settings.METRICS_TOKEN = TOKEN
    settings.PAGE_CACHE_BYTES = 8 * 1024 * 1024
    return Client()


def told(client) -> dict:
    """Return the figures above 0 by their names and what their labels say."""
    text = client.get(PATH, headers=BEARER).content.decode()
    return {
        (
            sample.name.removeprefix("boligsocial_"),
            *sample.labels.values(),
        ): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if sample.value
    }


def requests_of(found: dict) -> dict:
    return {
        key[1:]: value
        for key, value in found.items()
        if key[0] == "http_requests_total"
    }


def test_answers_are_counted_by_kind_and_by_class_of_status(visitor):
    page = StandardPageFactory()
    keep(visitor, page.url)
    before = told(visitor)
    again = {"If-None-Match": visitor.get(page.url)["ETag"]}
    assert visitor.get(page.url, headers=again).status_code == 304
    visitor.get("/admin/")
    visitor.get("/admin/login/")
    visitor.get("/static/findes-ikke.css")
    visitor.get("/findes-ikke/")
    visitor.get("/soeg/?q=hemmeligt")
    # A monitor is no visitor.
    visitor.get("/healthz")
    found = told(visitor)
    made = {("page_made", "2xx"): requests_of(before)["page_made", "2xx"]}
    kept = requests_of(before)["page_kept", "2xx"] + 1
    assert requests_of(found) == made | {
        ("page_kept", "2xx"): kept,
        ("page_kept", "3xx"): 1,
        ("admin", "3xx"): 1,
        ("admin", "2xx"): 1,
        ("file", "4xx"): 1,
        ("other", "4xx"): 1,
        ("other", "2xx"): 1,
    }
    assert found["page_cache_misses_total", "stored"] == 1
    assert found["http_request_duration_seconds_count", "page_kept"] == kept + 1
    in_all = found["http_request_duration_seconds_bucket", "page_kept", "+Inf"]
    assert in_all == kept + 1
    assert found["http_request_duration_seconds_sum", "page_kept"] > 0


def test_no_visitor_can_make_figures_that_were_not_there(visitor):
    before = counted.COLUMNS
    for number in range(20):
        visitor.get(f"/opfundet-{number}/?side={number}")
    assert requests_of(told(visitor)) == {("other", "4xx"): 20}
    assert before == counted.COLUMNS
    assert len(KINDS) * len(STATUSES) <= 25


def test_how_long_answers_take_is_told_up_to_each_bound(tally):
    for seconds in (0.0004, 0.001, 0.0011, 7, 60):
        counted.ANSWERS.add(tally, "admin", 500, seconds)
    _, duration = counted.ANSWERS.metrics(tally)
    of_admin = {
        sample.labels.get("le", sample.name.rpartition("_")[2]): sample.value
        for sample in duration.samples
        if sample.labels["kind"] == "admin"
    }
    bounds = ("0.001", "0.005", "5.0", "10.0", "+Inf")
    assert [of_admin[bound] for bound in bounds] == [2, 3, 3, 4, 5]
    assert of_admin["count"] == 5
    assert of_admin["sum"] == pytest.approx(67.0025)


def test_sign_ins_that_fail_are_counted(visitor):
    answers.listen_at_the_doors()
    typed = {"username": "merete", "password": "forkert"}
    try:
        statuses = [
            visitor.post("/admin/login/", typed).status_code for _try in range(12)
        ]
    finally:
        user_login_failed.disconnect(answers.count_failure)
    found = told(visitor)
    refused = statuses.count(429)
    assert refused
    assert found["sign_ins_failed_total", "wrong"] == len(statuses) - refused
    assert found["sign_ins_failed_total", "too_many"] == refused
    assert not any("merete" in said for key in found for said in key)


class TestTally:
    """Processes are told apart by gunicorn's number of a worker."""

    @staticmethod
    def in_worker(tally: Tally, worker, do) -> None:
        """Do something in another process, as a worker of gunicorn's does."""
        tally.give_row(worker)
        if (pid := os.fork()) == 0:
            tally.take_row(worker)
            do()
            os._exit(0)
        os.waitpid(pid, 0)

    def test_what_workers_count_is_added_up_and_outlives_them(self):
        tally = Tally(2, of_the_moment=[1])
        for age in range(1, 4):
            worker = SimpleNamespace(age=age)

            def count():
                tally.add(0)
                tally.put(1, 5)

            self.in_worker(tally, worker, count)
        assert [tally.total(0), tally.total(1)] == [3, 15]
        assert len(tally.processes()) == 4
        tally.free_row(worker)
        assert [tally.total(0), tally.total(1)] == [3, 10]
        assert len(tally.processes()) == 3
        # The next one goes on in its row.
        self.in_worker(tally, SimpleNamespace(age=4), lambda: tally.add(0))
        assert [tally.total(0), tally.total(1)] == [4, 10]
        assert tally.processes()[0] == os.getpid()
