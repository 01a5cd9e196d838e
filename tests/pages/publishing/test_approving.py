"""What those who approve, and those who wait for it, are told."""

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import streamfield

from boligsocial import roles
from tests.factories import InitiativeIndexPageFactory, InitiativePageFactory
from tests.html import parse, words
from tests.staff import edit_url, member_of, messages_of, succeeded

pytestmark = pytest.mark.django_db

BODY = {"body": streamfield([])}
PLAN = "29.11.2099 08:00"


@pytest.fixture
def editor():
    roles.set_up_roles()
    return member_of(roles.EDITOR)


@pytest.fixture
def approver(editor):
    return member_of(roles.APPROVER)


@pytest.fixture
def page():
    return InitiativePageFactory(
        parent=InitiativeIndexPageFactory(), title="Lektiecafé", live=False
    )


@pytest.fixture
def submitted(editor, approver, page):
    succeeded(editor.fill_in(edit_url(page), BODY | {"action-submit": "1"}))
    return page


def decide(client, page, name: str) -> list[str]:
    """Send a decision from the page's form; return what is said of it."""
    fields = {"action-workflow-action": "1", "workflow-action-name": name}
    succeeded(client.fill_in(edit_url(page), BODY | fields))
    return messages_of(client.get(reverse("wagtailadmin_account")))


def test_the_approver_is_told_that_the_page_is_approved_and_published(
    approver, submitted
):
    told = decide(approver, submitted, "approve")
    assert told == ["Siden ”Lektiecafé” er godkendt og udgivet."]
    assert Page.objects.get(pk=submitted.pk).live


def test_a_page_that_is_approved_for_later_is_not_said_to_be_published(
    editor, approver, page
):
    plan = {"go_live_at": PLAN, "action-submit": "1"}
    succeeded(editor.fill_in(edit_url(page), BODY | plan))
    [told] = decide(approver, page, "approve")
    assert told == (
        "Siden ”Lektiecafé” er godkendt. Udgives søndag den 29. november 2099 kl. 8. "
        "Indtil da kan læserne ikke se siden."
    )
    assert not Page.objects.get(pk=page.pk).live


def test_the_letter_to_the_approver_says_who_sent_what(editor, approver, submitted):
    [letter] = [m for m in mail.outbox if m.to == [approver.user.email]]
    name = editor.user.get_username()
    assert letter.subject == f"{name} har sendt ”Lektiecafé” til godkendelse"
    assert letter.subject in letter.body
    assert edit_url(submitted) in letter.body
    assert reverse("approve_page", args=[submitted.pk]) in letter.body


def test_the_buttons_and_the_state_say_what_they_do(editor, approver, submitted):
    decide(approver, submitted, "reject")
    form = parse(editor.get(edit_url(submitted)))
    buttons = [words(button) for button in form.select(".footer button")]
    assert "Send til godkendelse igen" in buttons
    assert "Godkenderen bad om ændringer" in words(form)


def test_a_plan_that_is_not_made_yet_says_when_it_will_be(approver, page):
    succeeded(approver.fill_in(edit_url(page), BODY | {"go_live_at": PLAN}))
    assert (
        "Bliver udgivet 29. november 2099 kl. 8.00, når du vælger ”Planlæg udgivelse”"
        in words(parse(approver.get(edit_url(page))))
    )
