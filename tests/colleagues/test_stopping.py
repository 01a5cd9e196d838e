"""A colleague stops: what they had is somebody's, and the account is closed, at once."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, WorkflowState

from boligsocial import roles
from colleagues.jobs import let_colleagues_go
from colleagues.leaving import carrying_out
from colleagues.leaving.belongings import belongings_of
from colleagues.leaving.planning import let_go
from colleagues.models import Departure, Handover
from pages.models import Person, StandardPage
from tests.audit.telling import sentences
from tests.factories import (
    PersonFactory,
    StandardPageFactory,
    UserFactory,
    home_page,
    publish,
)
from tests.html import parse_screen, words
from tests.staff import field_errors, form_data, is_refused, member_of, messages_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
User = get_user_model()


@pytest.fixture
def administrator():
    roles.set_up_roles()
    return member_of(roles.ADMINISTRATOR)


@pytest.fixture
def jane():
    user = UserFactory(username="jane", first_name="Jane", is_superuser=False)
    return PersonFactory(name="Jane Østgård", user=user)


@pytest.fixture
def aase():
    return PersonFactory(
        name="Åse Nielsen", user=UserFactory(username="aase", is_superuser=False)
    )


@pytest.fixture
def page(jane, administrator):
    return publish(StandardPageFactory(title="Naboskab", content_owner=jane))


def stops(person: Person) -> str:
    return reverse("user_stops", args=[person.user_id])


def let_go_now(administrator, jane, successor: Person) -> None:
    """Send the form, on a screen that holds others as well."""
    given = {"successor": successor.pk, "last_day": str(TODAY)}
    assert administrator.post(stops(jane), given).status_code == 302


def again(instance):
    return type(instance).objects.get(pk=instance.pk)


def test_all_of_it_in_one_step(administrator, jane, aase, page):
    draft = StandardPageFactory(title="Kladde", owner=jane.user, live=False)
    Page.objects.filter(pk=draft.pk).update(first_published_at=None)
    kim = PersonFactory(name="Kim", stand_in=jane)
    Page.objects.filter(pk=page.pk).update(locked=True, locked_by=jane.user)
    screen = words(parse_screen(administrator.get(stops(jane))))
    for told_of in ("Naboskab", "sideansvarlig", "Kladde", "Kim", "afløser", "låst"):
        assert told_of in screen

    answer = administrator.fill_in(stops(jane), {"successor": aase.pk}, follow=True)

    assert messages_of(answer) == [
        "Jane Østgård er stoppet. Kontoen er lukket, og alt er afleveret."
    ]
    assert again(page).content_owner == aase
    assert again(page).locked is False
    assert again(draft).owner == aase.user
    assert again(kim).stand_in == aase
    assert not again(jane).is_active
    assert not User.objects.get(pk=jane.user_id).is_active
    said = " ".join(sentences())
    assert "Jane Østgård er stoppet, og andre har taget over" in said


def test_some_of_it_goes_to_somebody_else(administrator, jane, aase, page):
    bo = PersonFactory(name="Bo")
    other = publish(StandardPageFactory(title="Andre", content_owner=jane))
    form = form_data(administrator.get(stops(jane)))
    assert {name for name in form if name.startswith("except_")} == {
        "except_0",
        "except_1",
    }
    given = {"successor": aase.pk, "except_0": bo.pk}
    administrator.fill_in(stops(jane), given)
    assert again(other).content_owner == bo
    assert again(page).content_owner == aase


def test_the_hundredth_thing_goes_to_somebody_else_too(administrator, jane, aase):
    bo = PersonFactory(name="Bo")
    for number in range(101):
        StandardPageFactory(title=f"Side {number:03}", content_owner=jane)
    screen = parse_screen(administrator.get(stops(jane)))
    batches = screen.select(".colleagues__exceptions")
    assert [len(batch.select("select")) for batch in batches] == [50, 50, 1]
    assert words(batches[1].select_one("summary")) == "Sted 51–100 af 101"
    name = screen.select("select[name^=except_]")[100]["name"]
    given = {"successor": aase.pk, "last_day": "snart", name: bo.pk}
    refused = parse_screen(administrator.fill_in(stops(jane), given))
    # Nothing is lost, and what was chosen is in sight.
    kept = refused.select_one(f"select[name={name}] option[selected]")
    assert kept["value"] == str(bo.pk)
    assert [
        batch.has_attr("open") for batch in refused.select(".colleagues__exceptions")
    ] == [False, False, True]
    administrator.fill_in(stops(jane), given | {"last_day": str(TODAY)})
    assert StandardPage.objects.filter(content_owner=bo).count() == 1
    assert StandardPage.objects.filter(content_owner=aase).count() == 100


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"successor": ""}, "successor"),
        ({"successor": "99999999999999999999"}, "successor"),
        ({"successor": "nej"}, "successor"),
        ({"last_day": "2020-01-01"}, "last_day"),
        ({"last_day": "snart"}, "last_day"),
        ({"except_0": "-1"}, "except_0"),
    ],
)
@pytest.mark.usefixtures("page")
def test_wrong_input_is_said_and_nothing_happens(
    administrator, jane, aase, given, field
):
    answer = administrator.fill_in(stops(jane), {"successor": aase.pk} | given)
    assert field in field_errors(answer)
    assert StandardPage.objects.get().content_owner == jane
    assert again(jane).is_active


def test_nobody_who_leaves_or_has_left_takes_over(administrator, jane, page):
    gone = PersonFactory(name="Gået", is_active=False)
    for person in (gone, jane):
        answer = administrator.fill_in(stops(jane), {"successor": person.pk})
        assert "successor" in field_errors(answer)


def test_somebody_who_has_nothing_just_stops(administrator, jane):
    answer = administrator.fill_in(stops(jane), {}, follow=True)
    assert messages_of(answer)[0].startswith("Jane Østgård er stoppet")
    assert not again(jane).is_active


def test_half_of_it_never_happens(administrator, jane, aase, page, monkeypatch):
    def fail(*args):
        raise IntegrityError("killed")

    monkeypatch.setattr(carrying_out, "_give_on_work", fail)
    with pytest.raises(IntegrityError):
        let_go(
            jane.user,
            jane,
            last_day=TODAY,
            successor=aase,
            excepted={},
            by=administrator.user,
        )
    assert again(page).content_owner == jane
    assert again(jane).is_active
    assert not Departure.objects.exists()


class TestLater:
    @pytest.fixture
    def plan(self, administrator, jane, aase, page):
        day = TODAY + timedelta(days=10)
        given = {"successor": aase.pk, "last_day": str(day)}
        answer = administrator.fill_in(stops(jane), given, follow=True)
        assert "stopper, når den" in messages_of(answer)[0]
        return Departure.objects.get()

    def pass_by(self, plan):
        Departure.objects.filter(pk=plan.pk).update(last_day=TODAY - timedelta(days=1))

    def test_nothing_changes_before_the_day_is_over(self, plan, jane, page):
        Departure.objects.update(last_day=TODAY)
        let_colleagues_go()
        assert again(page).content_owner == jane
        assert again(jane).is_active

    def test_it_happens_then_and_once(self, plan, jane, aase, page):
        self.pass_by(plan)
        let_colleagues_go()
        let_colleagues_go()
        assert again(page).content_owner == aase
        assert not User.objects.get(pk=jane.user_id).is_active
        assert again(plan).left_over == 0

    def test_a_new_plan_takes_its_place(self, plan, administrator, jane, aase):
        let_go_now(administrator, jane, aase)
        assert Departure.objects.get().done_at

    def test_it_can_be_dropped(self, plan, administrator, jane, page):
        undo = reverse("undo_departure", args=[plan.pk])
        assert administrator.get(undo).status_code == 302
        administrator.post(undo)
        assert not Departure.objects.exists()
        assert again(jane).is_active

    def test_the_account_is_closed_though_nobody_is_left_to_take_over(
        self, plan, administrator, jane, aase, page
    ):
        Person.objects.filter(pk=aase.pk).update(is_active=False)
        self.pass_by(plan)
        let_colleagues_go()
        assert not User.objects.get(pk=jane.user_id).is_active
        assert again(page).content_owner == jane
        assert again(plan).left_over == 1
        home = words(parse_screen(administrator.get(reverse("wagtailadmin_home"))))
        assert "Stoppet, men ikke alt er afleveret" in home
        due = words(parse_screen(administrator.get(reverse("pages_to_review"))))
        assert "Naboskab" in due

        bo = PersonFactory(name="Bo")
        let_go_now(administrator, jane, bo)
        assert again(page).content_owner == bo
        home = words(parse_screen(administrator.get(reverse("wagtailadmin_home"))))
        assert "Stoppet, men ikke alt" not in home

    def test_whoever_planned_it_may_have_left(self, plan, administrator, jane, page):
        User.objects.filter(pk=administrator.user.pk).update(is_active=False)
        self.pass_by(plan)
        let_colleagues_go()
        assert not User.objects.get(pk=jane.user_id).is_active
        assert again(plan).left_over == 1

    def test_one_that_fails_holds_up_no_other(self, plan, jane, aase, monkeypatch):
        bo = PersonFactory(name="Bo")
        second = Departure.objects.create(person=bo, last_day=TODAY - timedelta(days=1))
        self.pass_by(plan)
        true = carrying_out._give_on_names

        def fail(departure, *args):
            if departure.pk == plan.pk:
                raise ValueError("broken")
            return true(departure, *args)

        monkeypatch.setattr(carrying_out, "_give_on_names", fail)
        let_colleagues_go()
        assert again(second).done_at
        assert not again(plan).done_at


class TestUndoing:
    def test_gives_back_what_still_is_with_the_successor(
        self, administrator, jane, aase, page
    ):
        both = publish(StandardPageFactory(title="Begge", content_owner=jane))
        moved = publish(StandardPageFactory(title="Videre", content_owner=jane))
        draft = StandardPageFactory(owner=jane.user, live=False)
        Page.objects.filter(pk=draft.pk).update(first_published_at=None)
        administrator.fill_in(stops(jane), {"successor": aase.pk})
        # One of them was the successor's as well, as far as can be told.
        Handover.objects.filter(thing=f"pages.standardpage:{both.pk}").update(
            was_theirs=True
        )
        bo = PersonFactory(name="Bo")
        StandardPage.objects.filter(pk=moved.pk).update(content_owner=bo)
        departure = Departure.objects.get()

        answer = administrator.post(
            reverse("undo_departure", args=[departure.pk]), follow=True
        )

        assert messages_of(answer)[-2:] == [
            "Jane Østgård er tilbage og kan logge ind som før.",
            "1 ting bliver hos den, der tog over.",
        ]
        assert again(page).content_owner == jane
        assert again(both).content_owner == aase
        assert again(moved).content_owner == bo
        assert again(draft).owner == jane.user
        assert again(jane).is_active
        assert User.objects.get(pk=jane.user_id).is_active

    def test_is_forgotten_after_a_month(self, administrator, jane, aase, page):
        administrator.fill_in(stops(jane), {"successor": aase.pk})
        let_colleagues_go()
        assert Departure.objects.count() == 1
        Departure.objects.update(done_at=timezone.now() - timedelta(days=31))
        let_colleagues_go()
        assert not Departure.objects.exists()
        assert not Handover.objects.exists()


def test_who_waits_for_an_approval_is_answered_no_more(administrator, jane, aase):
    page = home_page().add_child(
        instance=StandardPage(title="Sendt", slug="sendt", summary="Kort fortalt")
    )
    page.save_revision()
    page.get_workflow().start(page, jane.user)
    assert [state.content_object for state in belongings_of(jane.user, jane).sent]
    administrator.fill_in(stops(jane), {"successor": aase.pk})
    assert WorkflowState.objects.get().requested_by == aase.user


def test_a_stand_in_never_is_oneself(administrator, jane, aase, page):
    Person.objects.filter(pk=aase.pk).update(stand_in=jane)
    administrator.fill_in(stops(jane), {"successor": aase.pk})
    assert again(aase).stand_in is None


class TestWhoMay:
    def test_nobody_lets_themselves_go_or_somebody_mightier(self, administrator, jane):
        assert is_refused(
            administrator.get(reverse("user_stops", args=[administrator.user.pk]))
        )
        User.objects.filter(pk=jane.user_id).update(is_superuser=True)
        for name, pk in (("user_stops", jane.user_id), ("person_stops", jane.pk)):
            assert is_refused(administrator.post(reverse(name, args=[pk])))
        assert again(jane).is_active

    @pytest.mark.parametrize("role", [roles.EDITOR, roles.APPROVER, roles.LINK_KEEPER])
    def test_it_takes_who_sees_to_accounts(self, administrator, jane, role):
        client = member_of(role)
        departure = Departure.objects.create(person=jane, last_day=TODAY)
        for name, pk in (
            ("user_stops", jane.user_id),
            ("person_stops", jane.pk),
            ("close_account", jane.user_id),
            ("undo_departure", departure.pk),
        ):
            assert is_refused(client.post(reverse(name, args=[pk])))
        assert again(jane).is_active
        assert User.objects.get(pk=jane.user_id).is_active
        assert Departure.objects.exists()

    def test_an_approver_lets_go_who_has_no_account(self, administrator, page, aase):
        kim = PersonFactory(name="Kim")
        client = member_of(roles.APPROVER)
        address = reverse("person_stops", args=[kim.pk])
        staff = client.get(reverse(Person.snippet_viewset.get_url_name("list"))).text
        assert address in staff
        client.fill_in(address, {})
        assert not again(kim).is_active

    def test_an_approver_reads_who_closes_the_account_of_the_others(
        self, administrator, jane
    ):
        client = member_of(roles.APPROVER)
        address = reverse("person_stops", args=[jane.pk])
        staff = client.get(reverse(Person.snippet_viewset.get_url_name("list"))).text
        assert address in staff
        screen = parse_screen(client.get(address))
        told = words(screen.select_one("main"))
        assert "bliver kontoen også lukket" in told
        asked = [words(each) for each in screen.select(".colleagues li")]
        assert (
            administrator.user.get_full_name() or administrator.user.get_username()
        ) in asked
        assert client.user.get_username() not in asked
        assert screen.select_one(
            f'a[href="{reverse("replace_page_owner", args=[jane.pk])}"]'
        )
        assert not screen.select("main form")


class TestClosing:
    @pytest.fixture
    def idle(self, jane, page):
        User.objects.filter(pk=jane.user_id).update(
            last_login=timezone.now() - timedelta(days=500)
        )
        return reverse("close_account", args=[jane.user_id])

    def test_the_dashboard_reminds_and_closes_with_one_click(
        self, administrator, idle, jane, page
    ):
        home = reverse("wagtailadmin_home")
        screen = parse_screen(administrator.get(home))
        [form] = screen.select(f'form[action="{idle}"]')
        assert "1 konto har ikke været brugt i et år" in words(screen)
        assert "ansvarlig for 1 side" in words(screen)
        given = {box["name"]: box["value"] for box in form.select("[name]")}

        answer = administrator.post(idle, given, follow=True)

        assert answer.redirect_chain[-1][0] == home
        assert "er lukket" in messages_of(answer)[0]
        assert not User.objects.get(pk=jane.user_id).is_active
        assert again(page).content_owner == jane
        assert not parse_screen(answer).select(f'form[action="{idle}"]')
        # A second click changes nothing, and the way back is there.
        administrator.post(idle, given)
        assert not User.objects.get(pk=jane.user_id).is_active
        administrator.fill_in(idle, {})
        assert User.objects.get(pk=jane.user_id).is_active

    def test_says_what_becomes_of_sessions_pages_and_contacts(
        self, administrator, idle, jane
    ):
        screen = words(parse_screen(administrator.get(idle)))
        for said in (
            "logget ud overalt",
            "nævnt 1 sted",
            "Sider til gennemgang",
            "Intet bliver slettet",
        ):
            assert said in screen

    def test_nobody_closes_their_own(self, administrator):
        own = reverse("close_account", args=[administrator.user.pk])
        assert is_refused(administrator.post(own, {"is_active": "false"}))
        assert User.objects.get(pk=administrator.user.pk).is_active
