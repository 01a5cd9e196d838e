"""A queue that keeps what is put in it."""

import pytest
from django_tasks_db.management.commands import db_worker


@pytest.fixture
def queue_in_the_database(settings, monkeypatch):
    settings.TASKS = {
        **settings.TASKS,
        "background": {"BACKEND": "django_tasks_db.DatabaseBackend"},
    }
    # Lets the worker keep a connection in the midst of a transaction: the test's.
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)
