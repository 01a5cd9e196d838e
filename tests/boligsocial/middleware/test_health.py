"""The monitors' two questions, whatever name they know the site by."""

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

MONITOR = {"HTTP_HOST": "10.1.2.3:8000"}


def test_the_process_is_alive_without_a_database(client):
    response = client.get("/healthz", **MONITOR)

    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_ready_when_the_database_answers_and_is_up_to_date(client):
    response = client.get("/readyz", **MONITOR)

    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_not_ready_while_a_migration_is_missing(client):
    MigrationRecorder.Migration.objects.filter(app="pages").last().delete()

    response = client.get("/readyz", **MONITOR)

    assert response.status_code == 503
    assert response.content == b"migrations are missing\n"


@pytest.mark.django_db
def test_not_ready_while_the_database_is_away(client, monkeypatch):
    def refuse(*args, **kwargs):
        raise OperationalError("password of the database")

    monkeypatch.setattr(connection, "cursor", refuse)

    response = client.get("/readyz", **MONITOR)

    assert response.status_code == 503
    assert response.content == b"the database does not answer\n"


@pytest.mark.django_db
def test_every_other_address_is_refused_under_a_foreign_name(client):
    assert client.get("/robots.txt", **MONITOR).status_code == 400
