"""What whoever edits a page is told of what readers see."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import streamfield

from boligsocial import roles
from pages.editor.standing import what_readers_see
from tests.factories import (
    InitiativeIndexPageFactory,
    InitiativePageFactory,
    StandardPageFactory,
    home_page,
    publish,
)
from tests.html import parse_screen, words
from tests.staff import edit_url, member_of, messages_of, succeeded

pytestmark = pytest.mark.django_db

BODY = {"body": streamfield([])}
ACCOUNT = reverse("wagtailadmin_account")
HIDDEN = "Læserne kan ikke se siden, før den er udgivet."


@pytest.fixture
def editor():
    roles.set_up_roles()
    return member_of(roles.EDITOR)


@pytest.fixture
def approver(editor):
    return member_of(roles.APPROVER)


def said_of(page) -> str:
    return " ".join(what_readers_see(type(page).objects.get(pk=page.pk)))


class TestWhatReadersSee:
    def test_of_a_page_that_was_never_published(self):
        assert said_of(StandardPageFactory(live=False)) == HIDDEN

    def test_of_one_that_has_been_taken_down(self):
        page = publish(StandardPageFactory())
        page.unpublish()
        assert said_of(page).startswith("Siden er taget ned.")

    def test_of_one_that_an_import_has_made(self):
        assert said_of(StandardPageFactory()).startswith("Læserne kan se siden.")

    def test_of_a_version_with_its_moment_in_copenhagen(self):
        page = publish(StandardPageFactory())
        moment = datetime.datetime(2026, 5, 3, 7, 5, tzinfo=datetime.UTC)
        type(page).objects.filter(pk=page.pk).update(last_published_at=moment)
        assert said_of(page).startswith("Læserne ser udgaven fra 3. maj 2026 kl. 9.05.")
        assert "kladde" not in said_of(page)

    def test_of_a_draft_beside_it(self):
        page = publish(StandardPageFactory())
        page.title = "Ny"
        page.save_revision()
        assert "Der er en kladde fra" in said_of(page)

    def test_of_what_is_planned(self):
        page = StandardPageFactory(live=False)
        page.go_live_at = timezone.now() + datetime.timedelta(days=1)
        page.save_revision().publish()
        assert "Udgives i morgen, " in said_of(page)

    def test_of_what_waits_for_approval_and_what_was_sent_back(self, editor, approver):
        page = InitiativePageFactory(live=False)
        succeeded(editor.fill_in(edit_url(page), BODY | {"action-submit": "1"}))
        assert "Venter på godkendelse siden" in said_of(page)
        reject = {"action-workflow-action": "1", "workflow-action-name": "reject"}
        succeeded(approver.fill_in(edit_url(page), BODY | reject))
        assert "Sendt tilbage, så den kan rettes." in said_of(page)

    def test_of_a_page_that_is_just_begun(self, editor):
        address = ["pages", "standardpage", home_page().pk]
        screen = parse_screen(
            editor.get(reverse("wagtailadmin_pages:add", args=address))
        )
        assert words(screen.select_one(".standing p")) == HIDDEN


class TestAfterSaving:
    def test_a_draft_is_said_not_to_be_seen(self, editor):
        page = publish(InitiativePageFactory())
        editor.fill_in(edit_url(page), BODY | {"summary": "Noget andet"})
        told = messages_of(editor.get(ACCOUNT))
        assert any("Der er en kladde fra" in message for message in told)

    def test_what_is_published_is_not_spoken_of_as_a_draft(self, approver):
        page = publish(InitiativePageFactory())
        approver.fill_in(edit_url(page), BODY | {"action-publish": "1"})
        told = messages_of(approver.get(ACCOUNT))
        assert not any("Læserne" in message for message in told)

    def test_what_saves_itself_says_nothing(self, editor):
        page = publish(InitiativePageFactory())
        editor.fill_in(edit_url(page), BODY, headers={"Accept": "application/json"})
        assert messages_of(editor.get(ACCOUNT)) == []


class TestMainButton:
    def names(self, client, address: str) -> list[str]:
        buttons = parse_screen(client.get(address)).select(
            "#page-edit-form button[type=submit]"
        )
        return [button.get("name", "") for button in buttons]

    @pytest.fixture
    def addresses(self, editor):
        overview = InitiativeIndexPageFactory()
        page = publish(InitiativePageFactory(parent=overview))
        kind = ["initiatives", "initiativepage", overview.pk]
        return [reverse("wagtailadmin_pages:add", args=kind), edit_url(page)]

    def test_sends_for_approval_for_those_who_cannot_publish(self, editor, addresses):
        for address in addresses:
            assert self.names(editor, address)[:2] == ["", "action-submit"]

    def test_saves_for_those_who_can(self, approver, addresses):
        for address in addresses:
            assert self.names(approver, address)[:2] == ["", ""]

    def test_enter_in_a_field_saves_and_sends_nothing(self, editor, addresses):
        screen = parse_screen(editor.get(addresses[1]))
        first = screen.select("#page-edit-form button[type=submit]")[0]
        assert "standing__save" in first["class"]
        assert not first.get("name")
