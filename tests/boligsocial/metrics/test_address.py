"""Who is shown the site's figures, and that nobody else is."""

import pytest
from django.test import Client

from boligsocial.metrics.exposition import REGISTRY
from tests.boligsocial.settings.test_production_settings import start

TOKEN = "eT4-hqV0x_Zb7kWmYc2Lr9sDnPf6GjA8"
PATH = "/metrics"
BEARER = {"Authorization": f"Bearer {TOKEN}"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def monitor(settings):
    """Somebody who asks by address, as a monitor does, of a site that has a token."""
    settings.METRICS_TOKEN = TOKEN
    return Client(headers={"Host": "10.1.2.3:8000"})


def test_there_is_nothing_at_the_address_unless_a_token_is_set(client):
    assert client.get(PATH, headers=BEARER, follow=True).status_code == 404


def test_who_names_the_token_is_shown_the_figures(monitor):
    answer = monitor.get(PATH, headers=BEARER)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/plain; version=0.0.4")
    assert answer["Cache-Control"] == "no-store"
    assert int(answer["Content-Length"]) == len(answer.content)
    assert b"\nboligsocial_database_up 1.0\n" in answer.content


def test_who_asks_for_open_metrics_gets_them(monitor):
    accept = {"Accept": "application/openmetrics-text;version=1.0.0,*/*;q=0.1"}
    answer = monitor.get(PATH, headers=BEARER | accept)
    assert answer["Content-Type"].startswith("application/openmetrics-text")
    assert answer.content.endswith(b"# EOF\n")


@pytest.mark.parametrize(
    "named",
    ["", TOKEN[:-1], f"{TOKEN}x", TOKEN.lower(), "æøå", f"{TOKEN} {TOKEN}"],
)
def test_who_names_another_token_is_refused(monitor, named):
    answer = monitor.get(PATH, headers={"Authorization": f"Bearer {named}"})
    assert (answer.status_code, answer.content) == (401, b"")
    assert answer["WWW-Authenticate"] == "Bearer"
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("headers", [{}, {"Authorization": f"Basic {TOKEN}"}])
def test_to_who_names_none_the_address_is_that_of_a_page(settings, headers):
    settings.METRICS_TOKEN = TOKEN
    answer = Client().get(PATH, headers=headers, follow=True)
    assert answer.status_code == 404
    assert b"boligsocial_" not in answer.content
    assert b'<html lang="da"' in answer.content


def test_no_other_address_shows_them(monitor):
    assert monitor.get(f"{PATH}/", headers=BEARER).status_code != 200


@pytest.mark.parametrize(
    "token", ["kort", "a" * 64, "hemmelig kode med mellemrum, lang nok", "æ" * 40]
)
def test_an_unsafe_token_is_refused_at_the_start(token):
    ended = start("from boligsocial.settings import metrics", METRICS_TOKEN=token)
    assert ended.returncode != 0
    assert "The environment variable METRICS_TOKEN" in ended.stderr
    assert token not in ended.stderr


def test_a_safe_token_is_taken():
    code = "from boligsocial.settings.metrics import METRICS_TOKEN as t; print(t)"
    assert start(code, METRICS_TOKEN=TOKEN).stdout == f"{TOKEN}\n"
    assert start(code).stdout == "\n"


def test_nobody_else_keeps_figures_of_this_process():
    """What libraries register by themselves is in a registry that nobody asks."""
    assert {metric.name for metric in REGISTRY.collect()} >= {"boligsocial_tasks"}
