"""What the doctor says of the backups."""

from datetime import timedelta

import pytest
from django.utils import timezone

from backups.models import Backup
from boligsocial.deployment.doctor.worker import look_at_backups
from diagnosis.findings import Level

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.BACKUP_DIR = tmp_path


def test_warns_where_none_are_made(settings):
    settings.BACKUP_DIR = None
    assert look_at_backups().level == Level.WARNING


def test_finds_fault_with_none_an_old_one_and_one_that_failed():
    now = timezone.now()
    assert look_at_backups().level == Level.FAULT
    good = Backup.objects.create(made_at=now - timedelta(hours=1), name="a.tar")
    assert look_at_backups().level == Level.OK
    Backup.objects.create(made_at=now, problem="The disk is full.")
    assert "The disk is full." in look_at_backups().seen
    Backup.objects.exclude(pk=good.pk).delete()
    Backup.objects.update(made_at=now - timedelta(days=3))
    assert look_at_backups().level == Level.FAULT
