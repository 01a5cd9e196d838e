"""The database that the tests begin with is the one that all migrations make."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Site

from links.models import Link
from tests import migrated


@pytest.mark.django_db
def test_no_migration_is_left_to_apply():
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []


@pytest.mark.django_db
def test_what_migrations_put_into_it_is_there():
    assert Site.objects.get(is_default_site=True).root_page.specific_class
    rights = Permission.objects.filter(content_type__app_label=Link._meta.app_label)
    assert rights.filter(codename="view_link").exists()


def test_other_code_has_another_database(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    models = tmp_path / "links" / "models" / "link.py"
    models.parent.mkdir(parents=True)
    (tmp_path / "tests").mkdir()
    models.write_text("title = 1")
    before = migrated.fingerprint()

    (tmp_path / "tests" / "staff.py").write_text("title = 1")
    assert migrated.fingerprint() == before
    models.write_text("title = 2")
    assert migrated.fingerprint() != before
