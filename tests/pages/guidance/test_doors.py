"""Guiding text is never published, by whichever door a page goes to its readers."""

import datetime

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry
from wagtail.test.utils.form_data import streamfield

from boligsocial import roles
from pages.advice.advice import read
from pages.guidance.remaining import GuidingTextError, remaining_guidance
from pages.models import StandardPage
from tests.factories import PersonFactory, StandardPageFactory, UserFactory
from tests.html import one, parse, parse_screen, words
from tests.staff import (
    StaffClient,
    edit_url,
    member_of,
    messages_of,
    said,
    succeeded,
)

pytestmark = pytest.mark.django_db

SUMMARY = "Ring til os. [[Skriv nummeret]]"


@pytest.fixture
def staff():
    return StaffClient(UserFactory())


def draft(**fields) -> StandardPage:
    fields = {"summary": SUMMARY} | fields
    page = StandardPageFactory(title="Kontakt", live=False, **fields)
    page.save_revision()
    return page


def is_live(page) -> bool:
    return Page.objects.get(pk=page.pk).live


class TestWhereItIsFound:
    def test_in_every_field_and_every_block_with_words(self):
        page = draft(
            search_description="[[a]]",
            change_note="[[b]]",
            body=[
                ("text", {"title": "Kontoret", "text": "<p>[<b>[c]]</b></p>"}),
                (
                    "steps",
                    {
                        "title": "[[d]]",
                        "introduction": "",
                        "steps": [{"title": "[[e]]", "text": ""}],
                    },
                ),
                ("text", {"title": "Færdigt", "text": "<p>Vi har åbent.</p>"}),
            ],
        )
        assert [str(part) for part in remaining_guidance(page)] == [
            "Beskrivelse i søgeresultater",
            "Kort fortalt",
            "Hvad er ændret?",
            "Tekst ”Kontoret”",
            # A heading that is guidance itself names nothing.
            "Trin",
        ]

    def test_asks_the_database_for_nothing(self, django_assert_num_queries):
        page = StandardPage.objects.get(pk=draft().pk)
        with django_assert_num_queries(0):
            assert remaining_guidance(page)


class TestTheForm:
    def test_refuses_and_says_where_it_is_left(self, staff):
        page = draft()
        sent = {"action-publish": "1", "body": streamfield([])}
        response = staff.fill_in(edit_url(page), sent)
        message = " ".join(messages_of(response))
        assert "fordi der stadig står vejledning i: Kort fortalt." in message
        assert not is_live(page)

    def test_refuses_to_plan_a_publication(self, staff):
        page = draft()
        tomorrow = timezone.localtime() + datetime.timedelta(days=1)
        sent = {
            "action-publish": "1",
            "body": streamfield([]),
            "go_live_at": f"{tomorrow:%d.%m.%Y %H:%M}",
        }
        assert staff.fill_in(edit_url(page), sent).status_code == 200
        assert not Page.objects.get(pk=page.pk).scheduled_revision

    def test_saves_a_draft(self, staff):
        page = draft()
        succeeded(staff.fill_in(edit_url(page), {"body": streamfield([])}))

    def test_publishes_once_it_is_gone(self, staff):
        page = draft()
        sent = {"action-publish": "1", "summary": "Ring.", "body": streamfield([])}
        succeeded(staff.fill_in(edit_url(page), sent))
        assert is_live(page)

    def test_does_not_send_it_to_be_approved(self):
        roles.set_up_roles()
        editor = member_of("Redaktør")
        page = draft()
        sent = {"action-submit": "1", "body": streamfield([])}
        response = editor.fill_in(edit_url(page), sent)
        assert "vejledning" in " ".join(messages_of(response))
        assert not Page.objects.get(pk=page.pk).current_workflow_state

    def test_says_so_before_anybody_tries(self, staff):
        page = draft()
        screen = parse_screen(staff.get(edit_url(page)))
        panel = one(screen, ".help-block:has(strong)")
        assert "Kort fortalt: Skriv nummeret" in words(panel)


class TestOtherDoors:
    def test_a_page_published_by_code_refuses(self):
        page = draft()
        with pytest.raises(GuidingTextError):
            page.get_latest_revision().publish()
        assert not is_live(page)

    def test_many_at_once_publish_none_and_say_why(self, staff):
        page = draft()
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        response = staff.post(f"{url}?id={page.pk}", {})
        assert response.status_code == 302
        assert "stadig står vejledning" in " ".join(said(response))
        assert not is_live(page)

    def test_an_approval_publishes_nothing(self, staff):
        roles.set_up_roles()
        page = draft(summary="Ring.")
        workflow = page.get_workflow()
        workflow.start(page, staff.user)
        page.refresh_from_db()
        page.summary = SUMMARY
        page.save_revision()
        state = page.current_workflow_task_state
        state.revision = page.get_latest_revision()
        state.save()
        url = reverse(
            "wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]
        )
        staff.post(url)
        assert not is_live(page)

    def test_what_was_planned_before_waits_and_the_owner_is_told_once(
        self, django_capture_on_commit_callbacks
    ):
        owner = PersonFactory(email="mona@solgavlen.example")
        page = draft(content_owner=owner)
        revision = page.get_latest_revision()
        revision.approved_go_live_at = timezone.now() - datetime.timedelta(hours=1)
        revision.save()
        with django_capture_on_commit_callbacks(execute=True):
            call_command("publish_scheduled")
            call_command("publish_scheduled")
        assert not is_live(page)
        [letter] = mail.outbox
        assert "stadig står vejledning i:\n\n- Kort fortalt" in letter.body
        assert "fare" not in letter.body
        entry = PageLogEntry.objects.get(action="pages.hold_back")
        assert "vejledning i: Kort fortalt" in str(
            entry.formatter.format_message(entry)
        )


class TestPreview:
    def test_marks_it(self, staff):
        page = draft()
        url = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
        document = parse(staff.get(url))
        marks = {words(mark) for mark in document.select("main mark.guidance")}
        assert marks == {"[[Skriv nummeret]]"}

    def test_the_checks_say_so_too(self):
        advice = read(draft()).advice
        [mine] = [item for item in advice if "vejledningen" in str(item.message)]
        assert mine.examples == ("Kort fortalt: Skriv nummeret",)
