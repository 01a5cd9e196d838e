"""Those who keep notices show residents one, tell news of it, and end it."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from boligsocial import roles
from notices import jobs, keeping
from notices.admin.moments import written
from notices.models import Notice, NoticeEvent, NoticeMail
from tests.factories import (
    DepartmentPageFactory,
    NoticeFactory,
    NoticeIndexPageFactory,
    SubscriptionFactory,
)
from tests.html import parse_screen, words
from tests.staff import is_refused, member_of, messages_of, succeeded

pytestmark = pytest.mark.django_db

NEW, LIST = reverse("new_notice"), reverse("notices")
HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)
ALL_OF_IT = {"kind": "water", "everywhere": "on"}


@pytest.fixture
def keeper(db):
    roles.set_up_roles()
    return member_of(roles.NOTICE_KEEPER)


def local(moment: datetime.datetime) -> str:
    return written(moment)


def errors(response) -> str:
    assert response.status_code == 200
    found = parse_screen(response).select(".notice-form .error-message")
    return " ".join(map(words, found))


def do(staff, notice, action: str, follow=True, **fields):
    address = reverse("do_with_notice", args=[notice.pk, action])
    return staff.post(address, fields, follow=follow)


class TestShowing:
    def test_two_choices_are_enough(self, keeper):
        succeeded(keeper.fill_in(NEW, ALL_OF_IT))
        notice = Notice.objects.get()
        assert notice.text == "Der er lukket for vandet. Vi arbejder på det."
        assert notice.everywhere
        assert notice.ends_at is None
        assert notice.ask_at - notice.begins_at == 2 * HOUR
        assert notice.created_by == keeper.user
        [event] = notice.events.all()
        assert event.what == NoticeEvent.What.PUBLISHED
        [entry] = ModelLogEntry.objects.filter(action="notices.published")
        assert entry.user == keeper.user

    def test_all_of_it(self, keeper):
        here, _there = DepartmentPageFactory.create_batch(2)
        end = timezone.now() + 2 * DAY
        fields = {
            "kind": "other",
            "text": " Sne på\n stierne ",
            "is_urgent": "on",
            "departments": str(here.pk),
            "place": "opgang 2–6",
            "until": "own",
            "ends_at": local(end),
            "start": "later",
            "begins_at": local(end - DAY),
        }
        succeeded(keeper.fill_in(NEW, fields))
        notice = Notice.objects.get()
        assert notice.text == "Sne på stierne"
        assert list(notice.departments.all()) == [here]
        assert notice.is_urgent
        assert local(notice.begins_at) == local(end - DAY)
        assert local(notice.ends_at) == local(end)
        assert notice.ask_at is None

    def test_the_same_form_sent_twice_makes_one_notice(self, keeper):
        fields = ALL_OF_IT | {"key": "6b0c7a4e-7f0e-4b8e-9d55-0f7d4f2f3a10"}
        for _time in range(2):
            succeeded(keeper.fill_in(NEW, fields))
        assert Notice.objects.count() == NoticeEvent.objects.count() == 1

    @pytest.mark.parametrize(
        ("fields", "sentence"),
        [
            ({"kind": None}, "Vælg, hvad det handler om."),
            ({"kind": "dragons"}, "dragons"),
            ({"kind": "other"}, "Skriv det, beboerne skal vide."),
            ({"everywhere": None}, "Vælg alle afdelinger eller mindst én."),
            ({"departments": "4711"}, "En af afdelingerne findes ikke mere."),
            ({"departments": "x"}, "En af afdelingerne findes ikke mere."),
            ({"departments": str(2**70)}, "En af afdelingerne findes ikke mere."),
            ({"text": "x" * 301}, "1 tegn for lang"),
            ({"place": "x" * 121}, "1 tegn for lang"),
            ({"until": None}, "Vælg indtil hvornår."),
            ({"until": "soon"}, "Vælg indtil hvornår."),
            ({"until": "2020-01-01T12:00"}, "slutter, før det begynder"),
            ({"until": "own"}, "Skriv indtil hvornår."),
            ({"until": "own", "ends_at": "snart"}, "Skriv en dag og et klokkeslæt"),
            (
                {"until": "own", "ends_at": "2027-03-28T02:30"},
                "uret bliver stillet frem",
            ),
            (
                {"until": "own", "ends_at": "2027-10-31T02:30"},
                "uret bliver stillet tilbage",
            ),
            ({"until": "own", "ends_at": "2040-12-31T23:59"}, "højst et år"),
            ({"start": "later"}, "Skriv fra hvornår."),
            ({"start": "later", "begins_at": "1999-01-01T12:00"}, "højst en uge siden"),
            ({"start": "never"}, "never"),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_is_lost(self, keeper, fields, sentence):
        chosen = {} if "departments" in fields else ALL_OF_IT
        written_by_hand = {"kind": "water", "text": "Læs dette: æøå"} | chosen | fields
        if fields.get("kind") == "other":
            written_by_hand |= {"text": ""}
        response = keeper.fill_in(NEW, written_by_hand)
        assert sentence in errors(response)
        [text] = parse_screen(response).select("[name=text]")
        assert text.get_text().strip() == written_by_hand["text"]
        assert not Notice.objects.exists()

    def test_both_all_and_some_is_a_question(self, keeper):
        here = DepartmentPageFactory()
        fields = ALL_OF_IT | {"departments": str(here.pk)}
        assert "enten alle" in errors(keeper.fill_in(NEW, fields))

    def test_what_it_says_can_be_taken_back(self, keeper):
        shown = keeper.fill_in(NEW, ALL_OF_IT, follow=True)
        notice = Notice.objects.get()
        assert "Nu kan beboerne læse" in words(parse_screen(shown).select_one("main"))
        do(keeper, notice, "withdraw")
        notice.refresh_from_db()
        assert notice.withdrawn_at
        assert "Der er lukket" not in keeper.get(LIST).content.decode()


class TestWhileItLasts:
    def test_a_tap_tells_that_we_are_working_on_it_and_two_taps_do_so_once(
        self, keeper
    ):
        notice = NoticeFactory()
        assert messages_of(do(keeper, notice, "news")) == ["Nu kan beboerne læse det."]
        assert "allerede" in messages_of(do(keeper, notice, "news"))[0]
        notice.refresh_from_db()
        assert notice.working_word == "Vi arbejder på det"
        assert notice.events.count() == 1

    def test_it_ends_with_a_word_and_may_turn_out_not_to_have(self, keeper):
        notice = NoticeFactory(ends_at=timezone.now() + HOUR)
        do(keeper, notice, "solve", word="Vandet er tilbage.")
        notice.refresh_from_db()
        assert notice.solved_word == "Vandet er tilbage."
        assert notice.shown_until - notice.solved_at == 2 * HOUR
        assert "allerede" in messages_of(do(keeper, notice, "solve"))[0]
        do(keeper, notice, "reopen")
        notice.refresh_from_db()
        assert notice.solved_at is None
        assert notice.shown_until == notice.ends_at

    def test_a_word_that_is_too_long_is_given_back(self, keeper):
        notice = NoticeFactory()
        [said] = messages_of(do(keeper, notice, "solve", word="æ" * 201))
        assert "1 tegn for lang" in said
        assert "æ" * 201 in said
        notice.refresh_from_db()
        assert notice.solved_at is None

    def test_whoever_does_not_know_until_when_is_asked_again(self, keeper):
        ask_at = timezone.now() - HOUR
        notice = NoticeFactory(ask_at=ask_at)
        question = "Ved du nu, hvor længe det varer?"
        for address in (LIST, reverse("wagtailadmin_home")):
            assert question in keeper.get(address).content.decode()
        do(keeper, notice, "later", hours="2")
        assert question not in keeper.get(LIST).content.decode()

    def test_of_two_who_change_it_the_second_sees_what_the_first_did(self, keeper):
        notice = NoticeFactory()
        address = reverse("edit_notice", args=[notice.pk])
        opened = {"version": str(notice.version)}
        succeeded(keeper.fill_in(address, {"text": "Rørene fryser."}))
        other = member_of(roles.APPROVER)
        response = other.fill_in(address, opened | {"text": "Pumpen er gået."})
        said = words(parse_screen(response).select_one(".help-warning"))
        assert "Rørene fryser." in said
        notice.refresh_from_db()
        assert notice.text == "Rørene fryser."
        [text] = parse_screen(response).select("[name=text]")
        assert text.get_text().strip() == "Pumpen er gået."
        [version] = parse_screen(response).select("[name=version]")
        again = {"version": version["value"], "text": "Pumpen er gået."}
        succeeded(other.fill_in(address, again))
        notice.refresh_from_db()
        assert notice.text == "Pumpen er gået."
        history = words(parse_screen(other.get(address)).select_one(".notice-history"))
        assert history.count("Ændret") == 2

    def test_what_began_long_ago_keeps_its_beginning(self, keeper):
        notice = NoticeFactory(begins_at=timezone.now() - 30 * DAY)
        address = reverse("edit_notice", args=[notice.pk])
        succeeded(keeper.fill_in(address, {"text": "Stadig."}))
        began = notice.begins_at
        notice.refresh_from_db()
        assert (notice.text, notice.begins_at) == ("Stadig.", began)


class TestAfterwards:
    def test_after_thirty_days_it_is_deleted_with_its_history(self, keeper):
        now = timezone.now()
        young, old, taken_back = NoticeFactory.create_batch(3)
        for notice, days in ((young, 29), (old, 31)):
            notice.solved_at = now - days * DAY
            notice.save()
        taken_back.withdrawn_at = now - 31 * DAY
        taken_back.save()
        NoticeEvent.objects.create(notice=old, what="solved", at=now)
        lasting = NoticeFactory(begins_at=now - 90 * DAY)
        jobs.forget_notices()
        assert set(Notice.objects.all()) == {young, lasting}
        assert not NoticeEvent.objects.exists()


class TestRights:
    def test_an_editor_looks_and_does_nothing(self, keeper):
        notice, editor = NoticeFactory(), member_of(roles.EDITOR)
        screen = parse_screen(editor.get(LIST))
        assert "Der er lukket for vandet." in words(screen)
        assert not screen.select("main form[method=post], main a.button")
        assert is_refused(editor.get(NEW))
        for action in ("news", "solve", "reopen", "withdraw", "later"):
            assert is_refused(do(editor, notice, action, follow=False))
        assert Notice.objects.get().version == 1

    def test_the_keeper_sees_the_dashboard_of_the_job_and_no_page(self, keeper):
        home = parse_screen(keeper.get(reverse("wagtailadmin_home")))
        assert "Nyt driftsvarsel" in words(home)
        explorer = keeper.get(reverse("wagtailadmin_explore_root"), follow=True)
        assert "Tilføj en underside" not in explorer.content.decode()
        strangers = member_of(roles.LINK_KEEPER)
        assert is_refused(strangers.get(LIST))

    @pytest.mark.parametrize("pk", ["0", "4711", str(2**70)])
    def test_what_is_not_there_is_not_found(self, keeper, pk):
        assert keeper.get(f"{LIST}{pk}/").status_code == 404
        assert keeper.post(f"{LIST}{pk}/solve/").status_code == 404
        assert keeper.get(f"{LIST}?p=x&shown={pk}").status_code == 200
        notice = NoticeFactory()
        assert keeper.post(f"{LIST}{notice.pk}/burn/").status_code == 404
        assert keeper.get(f"{LIST}{notice.pk}/solve/").status_code == 405


def test_the_list_costs_the_same_with_few_and_with_many(keeper):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert keeper.get(LIST).status_code == 200
        return len(queries)

    homes = DepartmentPageFactory.create_batch(3)
    NoticeFactory.create_batch(2, departments=homes)
    NoticeFactory.create_batch(2, solved_at=timezone.now() - DAY)
    asked()
    few = asked()
    NoticeFactory.create_batch(28, departments=homes)
    NoticeFactory.create_batch(60, solved_at=timezone.now() - DAY)
    assert asked() == few


def test_what_never_began_is_withdrawn_when_it_is_solved(keeper):
    notice = NoticeFactory(begins_at=timezone.now() + DAY)
    assert keeping.solve(notice.pk, "", keeper.user)
    notice.refresh_from_db()
    assert notice.withdrawn_at
    assert notice.solved_at is None


class TestMail:
    def test_how_many_get_it_is_told_and_not_who(self, keeper):
        NoticeIndexPageFactory()
        assert "Ingen får driftsvarsler på e-mail endnu." in said_at(keeper, LIST)
        SubscriptionFactory()
        SubscriptionFactory(departments=[DepartmentPageFactory()])
        SubscriptionFactory(confirmed_at=None)
        said = said_at(keeper, LIST)
        assert "2 får driftsvarsler på e-mail." in said
        assert "1 af dem for alle afdelinger." in said
        assert "@" not in said

    def test_what_was_not_sent_is_told(self, keeper):
        NoticeIndexPageFactory()
        SubscriptionFactory.create_batch(2)
        shown = keeper.fill_in(NEW, ALL_OF_IT, follow=True)
        assert "Om fem minutter" in words(parse_screen(shown).select_one("main"))
        assert "ikke sendt" not in said_at(keeper, LIST)
        NoticeMail.objects.update(state=NoticeMail.State.GIVEN_UP)
        assert "2 mails om driftsvarsler er ikke sendt" in said_at(keeper, LIST)

    def test_where_none_is_sent_nothing_is_said_of_it(self, keeper):
        SubscriptionFactory()
        assert "e-mail" not in said_at(keeper, LIST)


def said_at(staff, address: str) -> str:
    return words(parse_screen(staff.get(address)).select_one("main"))
