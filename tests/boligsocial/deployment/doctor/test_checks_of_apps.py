"""What the apps look at: media, the link checker, administrators, the opening."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.files.storage import InMemoryStorage, default_storage, storages
from django.utils import timezone
from wagtail.models import Site

from boligsocial.deployment.doctor.contents import (
    look_at_checker,
    look_at_sample,
    look_at_storage,
)
from boligsocial.deployment.doctor.staff import look_at_administrators
from diagnosis.findings import Level
from links.models import LinkHealth
from pages.diagnosis import look_at_opening
from pages.opening import close_site, open_site
from tests.factories import DocumentFactory, LinkFactory, UserFactory
from users.roles import ADMINISTRATOR

pytestmark = pytest.mark.django_db


def test_the_storage_keeps_what_it_is_given_and_nothing_is_left_there(settings):
    before = default_storage.listdir("") if default_storage.exists("") else ([], [])
    found = look_at_storage()
    assert found.level == Level.OK
    assert default_storage.listdir("")[1] == before[1]


def test_a_storage_that_refuses_is_a_fault(monkeypatch):
    def refuse(self, name, content):
        raise PermissionError("AccessDenied")

    backend = type(storages["default"])
    monkeypatch.setattr(backend, "_save", refuse)
    found = look_at_storage()
    assert found.level == Level.FAULT
    assert "AccessDenied" in found.seen


def test_a_storage_from_which_nothing_can_be_deleted_is_a_fault(monkeypatch):
    storage = InMemoryStorage()
    monkeypatch.setattr(default_storage, "_wrapped", storage)
    monkeypatch.setattr(storage, "delete", lambda name: None)
    found = look_at_storage()
    assert found.level == Level.FAULT
    assert "keeps what is deleted" in found.seen


def test_a_storage_that_loses_content_is_a_fault(monkeypatch):
    storage = InMemoryStorage()
    monkeypatch.setattr(default_storage, "_wrapped", storage)
    original = storage._save
    monkeypatch.setattr(
        storage,
        "_save",
        lambda name, content: original(name, type(content)(b"something else")),
    )
    assert look_at_storage().level == Level.FAULT


def test_a_document_whose_file_is_gone_is_named():
    assert look_at_sample().seen == "no pictures or documents yet"
    document = DocumentFactory()
    assert look_at_sample().level == Level.OK
    default_storage.delete(document.file.name)
    found = look_at_sample()
    assert found.level == Level.FAULT
    assert document.file.name in found.seen


def check_all(checked: timedelta | None, due: timedelta) -> None:
    now = timezone.now()
    LinkHealth.objects.update(
        checked_at=now - checked if checked else None, next_check_at=now - due
    )


@pytest.mark.parametrize(
    ("checked", "due", "level"),
    [
        (None, timedelta(hours=1), Level.OK),
        (timedelta(hours=1), timedelta(hours=1), Level.OK),
        (timedelta(hours=1), timedelta(days=3), Level.WARNING),
        (timedelta(days=3), timedelta(days=3), Level.FAULT),
        (None, timedelta(days=3), Level.FAULT),
    ],
)
def test_the_link_checker_is_judged_by_what_is_overdue(checked, due, level):
    LinkFactory(url="https://www.ringsted.example/")
    check_all(checked, due)
    assert look_at_checker().level == level


def test_a_site_without_links_has_nothing_to_check():
    assert look_at_checker().seen == "no links to check"


@pytest.mark.usefixtures("_roles")
def test_an_administrator_has_to_be_able_to_sign_in():
    assert look_at_administrators().level == Level.FAULT
    user = UserFactory(is_superuser=False)
    user.groups.add(Group.objects.get(name=ADMINISTRATOR))
    user.set_unusable_password()
    user.save()
    assert look_at_administrators().level == Level.FAULT
    user.set_password("en lang adgangskode")
    user.save()
    assert look_at_administrators().level == Level.OK
    user.is_active = False
    user.save()
    assert look_at_administrators().level == Level.FAULT


def test_a_closed_site_is_warned_of():
    site = Site.objects.get(is_default_site=True)
    close_site(site)
    assert look_at_opening().level == Level.WARNING
    open_site(Site.objects.get(pk=site.pk))
    assert look_at_opening().level == Level.OK


def test_a_database_without_a_site_is_a_fault():
    Site.objects.all().delete()
    assert look_at_opening().level == Level.FAULT
