"""Publishing later in one step: saved, planned and said, or refused with nothing lost."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision
from wagtail.test.utils.form_data import streamfield

from boligsocial import roles
from clock.fields import in_field
from pages.planning.choices import publication_choices
from tests.factories import (
    InitiativeIndexPageFactory,
    InitiativePageFactory,
    publish,
)
from tests.html import one, parse_screen, words
from tests.staff import edit_url, member_of, messages_of, succeeded
from tests.standing import standing

BODY = {"body": streamfield([])}
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
ACCOUNT = reverse("wagtailadmin_account")


@pytest.fixture(scope="module")
def staff(django_db_setup, django_db_blocker):
    def make():
        roles.set_up_roles()
        return {name: member_of(name) for name in (roles.EDITOR, roles.APPROVER)}

    yield from standing(django_db_blocker, make)


@pytest.fixture
def editor(db, staff):
    return staff[roles.EDITOR]


@pytest.fixture
def approver(db, staff):
    return staff[roles.APPROVER]


@pytest.fixture
def draft(db):
    return InitiativePageFactory(
        parent=InitiativeIndexPageFactory(), title="Lektiecafé", live=False
    )


@pytest.fixture
def live(draft):
    return publish(draft)


def fresh(page):
    return type(page).objects.get(pk=page.pk)


def tomorrow():
    return publication_choices(timezone.now())[0]


def press(client, page, fields: dict):
    return client.fill_in(edit_url(page), BODY | fields)


def told(client) -> list[str]:
    """What is said at the top of the next screen."""
    return messages_of(client.get(ACCOUNT))


def bar(client, page) -> str:
    return words(one(parse_screen(client.get(edit_url(page))), ".standing"))


def let_time_pass(page) -> None:
    """Have the moment come at which a page is to be published."""
    past = timezone.now() - datetime.timedelta(minutes=1)
    for revision in Revision.objects.exclude(approved_go_live_at=None):
        revision.approved_go_live_at = past
        revision.content["go_live_at"] = past.isoformat()
        Revision.objects.filter(pk=revision.pk).update(
            approved_go_live_at=past, content=revision.content
        )


class TestOneStep:
    def test_a_choice_saves_plans_and_says_what_will_be(self, approver, live):
        choice = tomorrow()
        fields = {"summary": "Nyt.", "action-publish": choice.value}
        succeeded(press(approver, live, fields))
        page = fresh(live)
        assert page.summary != "Nyt."
        planned = page.scheduled_revision
        assert planned.approved_go_live_at == choice.moment
        assert planned.content["summary"] == "Nyt."
        answer, *_warnings = told(approver)
        assert answer.startswith("Siden ”Lektiecafé” er planlagt. Udgives i morgen, ")
        assert " kl. 8. Indtil da ser læserne stadig udgaven fra " in answer
        assert "Udgives i morgen, " in bar(approver, live)
        let_time_pass(page)
        call_command("publish_scheduled")
        assert fresh(live).summary == "Nyt."

    def test_of_a_page_that_nobody_has_seen_yet(self, approver, draft):
        succeeded(press(approver, draft, {"action-publish": tomorrow().value}))
        assert told(approver)[0].endswith("Indtil da kan læserne ikke se siden.")
        assert not fresh(draft).live

    def test_of_a_page_that_is_just_begun(self, approver):
        overview = publish(InitiativeIndexPageFactory())
        address = reverse(
            "wagtailadmin_pages:add",
            args=["initiatives", "initiativepage", overview.pk],
        )
        fields = {"title": "Ny", "slug": "ny", "summary": "Kort."}
        fields["action-publish"] = tomorrow().value
        succeeded(approver.fill_in(address, BODY | fields))
        [page] = fresh(overview).get_children()
        assert not page.live
        assert page.scheduled_revision.approved_go_live_at == tomorrow().moment
        assert told(approver)[0].startswith("Siden ”Ny” er planlagt. Udgives i morgen")

    def test_its_own_time_and_an_end(self, approver, live):
        begin = timezone.now() + datetime.timedelta(days=3)
        end = begin + datetime.timedelta(days=30)
        fields = {
            "go_live_at": in_field(begin),
            "expire_at": in_field(end),
            "action-publish": "at-the-time",
        }
        succeeded(press(approver, live, fields))
        assert fresh(live).scheduled_revision
        answer, *_warnings = told(approver)
        assert answer.index("Udgives ") < answer.index("Fjernes igen ")

    def test_now_and_taken_down_again(self, approver, draft):
        end = in_field(timezone.now() + datetime.timedelta(days=7))
        # What was wished before is over with it.
        succeeded(press(approver, draft, {"go_live_at": tomorrow().value}))
        fields = {"expire_at": end, "action-publish": "now"}
        succeeded(press(approver, draft, fields))
        page = fresh(draft)
        assert page.live
        assert in_field(page.expire_at) == end
        assert any(said.startswith("Fjernes ") for said in told(approver))
        assert "Fjernes " in bar(approver, draft)

    def test_ends_an_approval_that_is_under_way(self, editor, approver, live):
        succeeded(press(editor, live, {"action-submit": "1"}))
        assert fresh(live).workflow_in_progress
        succeeded(press(approver, live, {"action-publish": tomorrow().value}))
        assert not fresh(live).workflow_in_progress


class TestRefused:
    def refused(self, client, page, fields: dict):
        """Press, and return the form that comes back, with what was typed in it."""
        answer = press(client, page, {"summary": "Nyt."} | fields)
        assert answer.status_code == 200
        screen = parse_screen(answer)
        assert words(one(screen, "#id_summary")) == "Nyt."
        assert "data-plan-open" in one(screen, "#plan").attrs
        assert fresh(page).scheduled_revision is None
        return " ".join(words(p) for p in screen.select("#plan .error-message"))

    def test_a_time_that_has_gone_by(self, approver, live):
        stale = in_field(timezone.now() - datetime.timedelta(days=1))
        words_of_it = self.refused(approver, live, {"action-publish": stale})
        assert words_of_it.startswith("Det tidspunkt er gået: i går, ")

    def test_an_end_that_has_gone_by_and_one_before_the_beginning(self, approver, live):
        soon = timezone.now() + datetime.timedelta(days=2)
        for end, words_of_it in (
            (timezone.now() - datetime.timedelta(hours=1), "Det tidspunkt er gået: "),
            (soon - datetime.timedelta(days=1), "Siden ville blive fjernet, før"),
        ):
            fields = {
                "go_live_at": in_field(soon),
                "expire_at": in_field(end),
                "action-publish": "at-the-time",
            }
            assert self.refused(approver, live, fields).startswith(words_of_it)

    def test_no_time_at_all_and_what_is_none(self, approver, live):
        fields = {"action-publish": "at-the-time"}
        words_of_it = self.refused(approver, live, fields | {"go_live_at": ""})
        assert words_of_it == "Vælg, hvornår siden skal udgives."
        words_of_it = self.refused(approver, live, fields | {"go_live_at": "i morgen"})
        assert words_of_it.startswith("Skriv en dag og et klokkeslæt")
        for nonsense in ("2026-02-31T08:00", "99999-01-01T08:00", "0001-01-01T00:00"):
            assert self.refused(approver, live, fields | {"go_live_at": nonsense})

    def test_hours_that_the_clock_does_not_know(self, approver, live):
        fields = {"action-publish": "at-the-time"}
        year = timezone.localdate().year + 1
        spring = last_sunday(year, 3).isoformat()
        autumn = last_sunday(year, 10).isoformat()
        words_of_it = self.refused(
            approver, live, fields | {"go_live_at": f"{spring}T02:30"}
        )
        assert words_of_it.startswith("Det klokkeslæt findes ikke den nat")
        assert "kl. 2.30" in words_of_it
        words_of_it = self.refused(
            approver, live, fields | {"go_live_at": f"{autumn}T02:30"}
        )
        assert words_of_it.startswith("Det klokkeslæt kommer to gange den nat")
        for day in (spring, autumn):
            wanted = fields | {"go_live_at": f"{day}T03:00"}
            succeeded(press(approver, live, wanted))
            assert fresh(live).scheduled_revision
            drop(approver, live, "go_live_at")

    def test_what_goes_by_while_somebody_writes_is_no_mistake(self, editor, draft):
        draft.go_live_at = timezone.now() - datetime.timedelta(minutes=1)
        draft.save_revision()
        wish = {"go_live_at": draft.go_live_at.isoformat()}
        succeeded(press(editor, draft, wish))


def last_sunday(year: int, month: int) -> datetime.date:
    day = datetime.date(year, month, 31)
    return day - datetime.timedelta(days=(day.weekday() + 1) % 7)


class TestWish:
    def test_of_those_who_may_not_publish_goes_along_to_the_approver(
        self, editor, approver, draft
    ):
        choice = tomorrow()
        succeeded(press(editor, draft, {"action-submit": choice.value}))
        assert any(said.startswith("Ønskes udgivet i morgen") for said in told(editor))
        page = fresh(draft)
        assert page.workflow_in_progress
        assert page.scheduled_revision is None
        assert "Ønskes udgivet i morgen, " in bar(approver, draft)
        [letter] = [m for m in mail.outbox if m.to == [approver.user.email]]
        assert "Ønskes udgivet i morgen, " in letter.body
        approve = {"action-workflow-action": "1", "workflow-action-name": "approve"}
        succeeded(press(approver, draft, approve))
        assert fresh(draft).scheduled_revision.approved_go_live_at == choice.moment

    def test_they_are_offered_no_button_that_publishes(self, editor, draft):
        screen = parse_screen(editor.get(edit_url(draft)))
        names = {button.get("name") for button in screen.select("#plan [type=submit]")}
        assert names == {"action-submit"}
        assert words(one(screen, "[popovertarget=plan]:not(#plan *)")) == (
            "Ønsk et tidspunkt …"
        )
        press(editor, draft, {"action-publish": tomorrow().value})
        assert fresh(draft).scheduled_revision is None

    def test_what_was_not_asked_stays(self, editor, draft):
        draft.go_live_at = tomorrow().moment
        draft.save_revision()
        press(editor, draft, {"go_live_at": None, "expire_at": None})
        latest = fresh(draft).get_latest_revision_as_object()
        assert latest.go_live_at == tomorrow().moment


def drop(client, page, what: str):
    return client.post(reverse("drop_plan", args=[page.pk]), {"what": what})


class TestDropping:
    def test_a_publication_is_taken_back_with_one_press(self, approver, live):
        succeeded(press(approver, live, {"action-publish": tomorrow().value}))
        screen = parse_screen(approver.get(edit_url(live)))
        button = one(screen, ".standing [form=drop-plan]")
        assert words(button) == "Opgiv den planlagte udgivelse"
        succeeded(drop(approver, live, button["value"]))
        assert told(approver) == ["Den planlagte udgivelse af ”Lektiecafé” er opgivet."]
        page = fresh(live)
        assert page.scheduled_revision is None
        assert page.get_latest_revision_as_object().go_live_at is None
        assert PageLogEntry.objects.filter(action="wagtail.schedule.cancel").exists()
        # Pressed twice, or after a colleague.
        succeeded(drop(approver, live, "go_live_at"))
        assert told(approver)[0].startswith("Der er ikke planlagt noget for")

    def test_an_end_is_taken_back_and_a_draft_keeps_its_own(self, approver, live):
        end = in_field(timezone.now() + datetime.timedelta(days=7))
        succeeded(press(approver, live, {"expire_at": end, "action-publish": "now"}))
        other = in_field(timezone.now() + datetime.timedelta(days=9))
        succeeded(press(approver, live, {"expire_at": other}))
        succeeded(drop(approver, live, "expire_at"))
        page = fresh(live)
        assert page.expire_at is None
        assert page.live_revision.content["expire_at"] is None
        assert in_field(page.get_latest_revision_as_object().expire_at) == other
        history = reverse("wagtailadmin_pages:history", args=[live.pk])
        assert "Bliver ikke længere fjernet af sig selv" in words(
            parse_screen(approver.get(history))
        )

    def test_is_for_those_who_may_publish(self, editor, approver, live):
        succeeded(press(approver, live, {"action-publish": tomorrow().value}))
        assert not parse_screen(editor.get(edit_url(live))).select(
            ".standing [form=drop-plan]"
        )
        drop(editor, live, "go_live_at")
        assert fresh(live).scheduled_revision
        assert editor.get(reverse("drop_plan", args=[live.pk])).status_code == 405

    def test_nonsense_takes_nothing_back(self, approver, live):
        succeeded(press(approver, live, {"action-publish": tomorrow().value}))
        for what in ("", "title", "\0"):
            succeeded(drop(approver, live, what))
        assert fresh(live).scheduled_revision
        assert told(approver)


def test_a_copy_has_no_plan_of_its_own(live):
    live.expire_at = timezone.now() + datetime.timedelta(days=7)
    publish(live)
    copy = fresh(live).copy(update_attrs={"slug": "kopi", "title": "Kopi"})
    assert copy.expire_at is None


def test_wagtails_own_dialog_is_not_offered_beside_it(approver, live):
    screen = approver.get(edit_url(live)).content.decode()
    assert "schedule-publishing-dialog" not in screen
