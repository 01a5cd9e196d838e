"""Staff read what residents sent, answer, have done with it, and take it out."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from boligsocial import roles
from forms.jobs import prune
from forms.models import FormPicture, FormPlaces, Submission
from pages.desk.needs import Desk
from personal_data.erasing.doing import erase
from personal_data.exporting.archive import archive_of
from personal_data.finding.subject import find
from tests.factories import PersonFactory, UserFactory, publish
from tests.forms.conftest import ANSWERS, send
from tests.html import one, parse, words
from tests.staff import StaffClient, member_of

pytestmark = pytest.mark.django_db

LIST = reverse("form_messages")


@pytest.fixture
def message(client, page):
    send(client, page)
    return Submission.objects.get()


@pytest.fixture
def picture(page, message):
    return FormPicture.objects.create(
        page=page,
        submission=message,
        question="q",
        token="t",
        name="revne.jpg",
        content=b"\xff\xd8pixels",
        created_at=timezone.now(),
    )


@pytest.fixture
def receiver(caretaker):
    roles.set_up_roles()
    caretaker.user.groups.add(Group.objects.get(name=roles.EDITOR))
    return StaffClient(caretaker.user)


def do(staff, message, what):
    return staff.post(
        reverse("see_to_form_message", args=[message.pk, what]), follow=True
    )


class TestRights:
    def test_receivers_owners_and_those_who_publish_read_messages_others_do_not(
        self, page, message, picture, receiver
    ):
        owner = member_of(roles.EDITOR)
        page.content_owner = PersonFactory(user=owner.user)
        publish(page)
        one_message = reverse("form_message", args=[message.pk])
        image = reverse("form_picture", args=[picture.pk])
        for staff in (receiver, owner, member_of(roles.APPROVER)):
            assert "aase@eksempel.dk" in staff.get(LIST).content.decode()
            assert "passer ikke" in staff.get(one_message).content.decode()
            assert staff.get(image).content == b"\xff\xd8pixels"
            assert staff.get(image)["Cache-Control"].endswith("private")
        stranger = member_of(roles.EDITOR)
        assert "aase@eksempel.dk" not in stranger.get(LIST).content.decode()
        assert member_of(roles.LINK_KEEPER).get(LIST).status_code == 302
        for address in (one_message, image):
            assert stranger.get(address).status_code == 404
        for what in ("done", "aside", "new", "place"):
            assert do(stranger, message, what).status_code == 404
        gone = stranger.post(reverse("delete_form_message", args=[message.pk]))
        assert gone.status_code == 404
        message.refresh_from_db()
        assert message.is_new

    def test_who_has_left_gets_nothing_more(self, message, caretaker, receiver):
        caretaker.is_active = False
        caretaker.save()
        one_message = reverse("form_message", args=[message.pk])
        assert receiver.get(one_message).status_code == 404


class TestSeeingTo:
    def test_a_message_is_done_and_that_is_undone(self, message, receiver):
        response = do(receiver, message, "done")
        message.refresh_from_db()
        assert (message.state, message.handled_by) == ("done", receiver.user)
        undo = one(parse(response), ".form-messages__undo")
        assert undo["action"] == reverse(
            "see_to_form_message", args=[message.pk, "new"]
        )
        receiver.post(undo["action"])
        message.refresh_from_db()
        assert (message.is_new, message.handled_at) == (True, None)

    def test_it_is_answered_by_mail_with_what_was_written(self, message, receiver):
        screen = parse(receiver.get(reverse("form_message", args=[message.pk])))
        mail = one(screen, '.form-messages__buttons a[href^="mailto:"]')["href"]
        assert mail.startswith("mailto:aase@eksempel.dk?subject=")
        assert message.reference in mail
        assert "%3E%20N%C3%B8glen" in mail

    def test_the_desk_of_the_receiver_tells_of_what_is_new(
        self, client, page, message, caretaker, receiver
    ):
        send(client, page, ANSWERS | {"Dit navn": "Bo"})
        [seen] = [
            seen for seen in Desk(caretaker.user).to_see if seen.page.pk == page.pk
        ]
        assert [need.sentence for need in seen.needs] == ["2 nye henvendelser"]
        assert seen.needs[0].url.startswith(LIST)
        do(receiver, message, "done")
        Submission.objects.update(state="done")
        assert not Desk(caretaker.user).to_see

    def test_what_was_set_aside_wrongly_gets_its_time_and_its_place(
        self, client, page, receiver
    ):
        type(page).objects.update(places=1)
        send(client, page, website="x")
        message = Submission.objects.get()
        assert "ligner spam" in receiver.get(LIST).content.decode()
        do(receiver, message, "new")
        message.refresh_from_db()
        assert message.is_new
        assert not message.is_waiting
        assert message.delete_on > timezone.localdate() + datetime.timedelta(days=80)
        assert FormPlaces.objects.get().taken == 1

    def test_a_free_place_is_given_to_who_waits(self, client, page, receiver):
        type(page).objects.update(places=1)
        for name in ("Åse", "Bo"):
            send(client, page, ANSWERS | {"Dit navn": name})
        waiting, first = Submission.objects.all()
        do(receiver, waiting, "place")
        waiting.refresh_from_db()
        assert waiting.is_waiting
        receiver.post(reverse("delete_form_message", args=[first.pk]))
        assert FormPlaces.objects.get().taken == 0
        do(receiver, waiting, "place")
        waiting.refresh_from_db()
        assert not waiting.is_waiting
        assert FormPlaces.objects.get().taken == 1

    def test_the_list_is_searched_and_filtered(self, client, page, message, receiver):
        send(client, page, ANSWERS | {"Dit navn": "Bo Ørsted"})
        for query, count in (
            ("?q=ørsted", 1),
            ("?q=aase%40eks", 2),
            ("?state=done", 0),
        ):
            rows = parse(receiver.get(f"{LIST}{query}")).select(".form-messages__title")
            assert len(rows) == count, query


class TestTable:
    def test_has_a_column_for_each_question_and_runs_no_formula(
        self, client, page, receiver
    ):
        send(client, page, ANSWERS | {"Dit navn": "=1+1"})
        answer = receiver.get(f"{LIST}?export=csv")
        lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
        assert lines[0] == (
            "Sendt;Formular;Nummer;Status;På venteliste;"
            "Dit navn;Din e-mailadresse;Hvad vil du os?"
        )
        assert ";'=1+1;" in lines[1]
        assert receiver.get(f"{LIST}?export=xlsx").status_code == 200

    def test_keeps_questions_that_are_asked_otherwise_now(
        self, client, page, message, receiver
    ):
        page = type(page).objects.get(pk=page.pk)
        page.questions[0].value["label"] = "Hvad hedder du?"
        publish(page)
        screen = receiver.get(reverse("form_message", args=[message.pk]))
        assert "Dit navn" in screen.content.decode()
        message.refresh_from_db()
        answers = {"Hvad hedder du?": "Bo"} | {
            label: said for label, said in ANSWERS.items() if label != "Dit navn"
        }
        send(client, page, answers)
        columns = receiver.get(f"{LIST}?export=csv").streaming_content
        heading = b"".join(columns).decode("utf-8-sig").splitlines()[0]
        assert heading.endswith(
            "Dit navn;Din e-mailadresse;Hvad vil du os?;Hvad hedder du?"
        )


class TestForgetting:
    def test_what_is_due_goes_with_its_pictures_done_or_not(self, message, picture):
        day = datetime.datetime.combine(
            message.delete_on, datetime.time(12), datetime.UTC
        )
        prune(day - datetime.timedelta(days=1))
        assert Submission.objects.exists()
        prune(day)
        assert not Submission.objects.exists()
        assert not FormPicture.objects.exists()

    def test_pictures_of_forms_that_were_not_sent_go_after_a_day(self, picture):
        FormPicture.objects.update(submission=None)
        prune(timezone.now())
        assert FormPicture.objects.exists()
        prune(timezone.now() + datetime.timedelta(hours=25))
        assert not FormPicture.objects.exists()

    def test_somebody_is_found_handed_over_and_erased_by_their_address(
        self, client, page, message, picture
    ):
        send(client, page, ANSWERS | {"Din e-mailadresse": "bo@eksempel.dk"})
        subject = find("AASE@eksempel.dk")
        archive = archive_of(subject).read()
        assert b"revne.jpg" in archive
        erase(subject)
        assert [left.email for left in Submission.objects.all()] == ["bo@eksempel.dk"]
        assert not FormPicture.objects.exists()


class TestFormPage:
    def test_with_messages_that_wait_is_not_deleted(self, page, message):
        roles.set_up_roles()
        approver = member_of(roles.APPROVER)
        one_by_one = reverse("wagtailadmin_pages:delete", args=[page.pk])
        bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
        for answer in (
            approver.get(one_by_one, follow=True),
            approver.post(f"{bulk}?id={page.pk}", follow=True),
        ):
            assert "1 henvendelse i ”Skriv til os” er ikke klaret" in words(
                parse(answer)
            )
        message.state = "done"
        message.save()
        address = reverse("wagtailadmin_pages:delete", args=[page.pk])
        assert approver.get(address).status_code == 200

    def test_copied_has_no_messages_but_the_receivers(self, page, message):
        copy = page.copy(update_attrs={"slug": "kopi", "title": "Kopi"})
        assert not Submission.objects.filter(page=copy).exists()
        assert copy.receivers.count() == 1

    def test_warns_an_editor_when_nobody_gets_a_mail(self, page):
        assert not any(
            "Ingen får en mail" in line for line in page.readiness_warnings()
        )
        page.receivers.all().delete()
        page = type(page).objects.get(pk=page.pk)
        assert any("Ingen får en mail" in line for line in page.readiness_warnings())


def test_two_queries_more_or_less_do_not_depend_on_how_many_messages_there_are(
    client, page, receiver, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            receiver.get(LIST)
        return len(asked)

    send(client, page)
    count()
    few = count()
    user = UserFactory()
    for number in range(10):
        send(client, page, ANSWERS | {"Dit navn": f"Bo {number}"})
    Submission.objects.update(state="done", handled_by=user, handled_at=timezone.now())
    assert count() == few
