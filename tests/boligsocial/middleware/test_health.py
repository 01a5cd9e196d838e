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
def test_the_migrations_are_looked_through_once(client, django_assert_num_queries):
    assert client.get("/readyz", **MONITOR).status_code == 200

    with django_assert_num_queries(1):
        assert client.get("/readyz", **MONITOR).status_code == 200


@pytest.mark.django_db
def test_a_database_that_is_taken_back_and_migrated_again_is_noticed(client):
    assert client.get("/readyz", **MONITOR).status_code == 200
    last = MigrationRecorder.Migration.objects.filter(app="pages").last()
    name, applied = last.name, last.applied
    last.delete()
    assert client.get("/readyz", **MONITOR).status_code == 503
    assert client.get("/readyz", **MONITOR).status_code == 503

    MigrationRecorder.Migration.objects.create(app="pages", name=name, applied=applied)

    assert client.get("/readyz", **MONITOR).status_code == 200


@pytest.mark.django_db
def test_another_database_with_as_many_migrations_is_noticed(client):
    assert client.get("/readyz", **MONITOR).status_code == 200
    MigrationRecorder.Migration.objects.filter(app="pages").last().delete()
    MigrationRecorder.Migration.objects.create(app="pages", name="9999_of_another")

    assert client.get("/readyz", **MONITOR).status_code == 503


@pytest.mark.django_db
def test_a_database_of_a_newer_release_is_ready(client):
    assert client.get("/readyz", **MONITOR).status_code == 200
    MigrationRecorder.Migration.objects.create(app="pages", name="9999_to_come")

    assert client.get("/readyz", **MONITOR).status_code == 200


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
