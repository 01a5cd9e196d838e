"""A Redaktør writes and submits, and publishes nothing."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import TaskState
from wagtail.test.utils.form_data import streamfield

from initiatives.models import InitiativePage, Theme
from links.models import Link
from pages.models import Person
from tests.html import parse
from tests.staff import edit_url, is_refused

pytestmark = pytest.mark.django_db


def test_creates_a_page_as_a_draft(editor, add_initiative_url, typed_initiative):
    editor.fill_in(add_initiative_url, typed_initiative)

    page = InitiativePage.objects.get(slug="faelleshaven")
    assert not page.live
    assert page.owner == editor.user


def test_is_not_offered_to_publish(editor, live_initiative):
    form = parse(editor.get(edit_url(live_initiative)))

    assert form.select_one('[name="action-submit"]')
    assert not form.select_one('[name="action-publish"]')


def test_cannot_publish_a_new_page_with_a_forged_form(
    editor, add_initiative_url, typed_initiative
):
    editor.fill_in(add_initiative_url, typed_initiative | {"action-publish": "1"})

    assert not InitiativePage.objects.get(slug="faelleshaven").live


def test_cannot_change_a_published_page_with_a_forged_form(editor, live_initiative):
    changed = {"title": "Ændret", "body": streamfield([]), "action-publish": "1"}
    editor.fill_in(edit_url(live_initiative), changed)

    live_initiative.refresh_from_db()
    assert live_initiative.title == "Lektiecafé"
    assert live_initiative.has_unpublished_changes


@pytest.mark.parametrize("view", ["unpublish", "delete", "convert_alias"])
def test_cannot_take_a_published_page_down(editor, live_initiative, view):
    url = reverse(f"wagtailadmin_pages:{view}", args=[live_initiative.pk])
    response = editor.post(url)

    assert response.status_code in (302, 404)
    assert InitiativePage.objects.get(pk=live_initiative.pk).live


def test_submits_a_page_which_goes_live_when_an_approver_approves(
    editor, approver, add_initiative_url, typed_initiative
):
    editor.fill_in(add_initiative_url, typed_initiative | {"action-submit": "1"})
    page = InitiativePage.objects.get(slug="faelleshaven")
    assert not page.live
    task_state = TaskState.objects.get(workflow_state__object_id=str(page.pk))
    assert task_state.task.name == "Godkendes af en godkender"

    approve = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[page.pk, "approve", task_state.pk],
    )
    refused = editor.post(approve, {"comment": ""})
    page.refresh_from_db()
    assert is_refused(refused)
    assert not page.live

    approver.post(approve, {"comment": ""})
    page.refresh_from_db()
    assert page.live
    assert Client().get(page.url).status_code == 200


def test_submits_a_change_to_a_page_that_is_live(editor, approver, live_initiative):
    editor.fill_in(
        edit_url(live_initiative),
        {"title": "Lektiehjælp", "body": streamfield([]), "action-submit": "1"},
    )
    live_initiative.refresh_from_db()
    assert live_initiative.title == "Lektiecafé"

    approver.fill_in(
        edit_url(live_initiative),
        {
            "body": streamfield([]),
            "action-workflow-action": "true",
            "workflow-action-name": "approve",
        },
    )
    live_initiative.refresh_from_db()
    assert live_initiative.title == "Lektiehjælp"


def test_makes_and_mends_links_but_cannot_delete_them(editor):
    link = Link.objects.create(
        title="Råd om skimmelsvamp", url="https://www.example.org/skimmel"
    )
    edit = reverse("wagtailsnippets_links_link:edit", args=[link.pk])
    editor.fill_in(edit, {"title": "Råd mod skimmelsvamp"})
    delete = reverse("wagtailsnippets_links_link:delete", args=[link.pk])

    assert is_refused(editor.post(delete))
    link.refresh_from_db()
    assert link.title == "Råd mod skimmelsvamp"
    assert editor.get(reverse("wagtailsnippets_links_link:add")).status_code == 200


def test_sees_people_and_themes_but_cannot_change_them(editor):
    person = Person.objects.create(name="Amina Lund")
    theme = Theme.objects.create(title="Børn og unge", slug="boern-og-unge")
    for app, record in [("pages_person", person), ("initiatives_theme", theme)]:
        views = f"wagtailsnippets_{app}"
        listing = editor.get(reverse(f"{views}:list"))
        assert str(record) in listing.content.decode()
        assert is_refused(editor.get(reverse(f"{views}:add")))
        assert is_refused(editor.get(reverse(f"{views}:edit", args=[record.pk])))
        assert is_refused(editor.post(reverse(f"{views}:delete", args=[record.pk])))


def test_adds_pictures_and_documents(editor):
    assert editor.get(reverse("wagtailimages:add")).status_code == 200
    assert editor.get(reverse("wagtaildocs:add")).status_code == 200


def test_cannot_hand_a_colleagues_pages_to_another(editor):
    person = Person.objects.create(name="Amina Lund")
    url = reverse("replace_page_owner", args=[person.pk])

    assert is_refused(editor.get(url))
    assert is_refused(editor.post(url, {"new_owner": person.pk}))
