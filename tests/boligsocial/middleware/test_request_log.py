"""One line for each request, which says nothing about who made it."""

import logging

import pytest
from django.test import override_settings

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(caplog):
    caplog.set_level(logging.INFO, logger="boligsocial.requests")
    return lambda: [
        record.msg for record in caplog.records if record.name == "boligsocial.requests"
    ]


def test_a_request_is_logged_without_its_query_or_its_sender(client, lines):
    response = client.get(
        "/robots.txt?q=gæld+og+sygdom",
        REMOTE_ADDR="192.0.2.7",
        headers={"user-agent": "Ditte Hansens telefon"},
    )

    (line,) = lines()
    assert line["method"] == "GET"
    assert line["path"] == "/robots.txt"
    assert line["status"] == 200
    assert line["duration_ms"] >= 0
    assert line["request_id"] == response["X-Request-ID"]
    for secret in ("gæld", "sygdom", "192.0.2.7", "Ditte"):
        assert secret not in str(line)


def test_a_link_for_a_new_password_is_not_logged(client, lines):
    client.get("/admin/password_reset/confirm/MQ/set-secret-token/")

    assert "set-secret-token" not in str(lines())
    assert lines()[0]["path"].startswith("/admin/password_reset/confirm/")


def test_a_stranger_cannot_choose_the_id_of_a_request(client):
    response = client.get("/robots.txt", headers={"x-request-id": "valgt-af-fremmed"})

    assert response["X-Request-ID"] != "valgt-af-fremmed"


@override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"))
@pytest.mark.parametrize(
    ("given", "kept"),
    [("0123456789abcdef", True), ("kort", False), ("a b\tc" * 9, False)],
)
def test_the_id_of_a_trusted_proxy_is_kept_when_it_is_one(client, given, kept):
    response = client.get("/robots.txt", headers={"x-request-id": given})

    assert (response["X-Request-ID"] == given) is kept
