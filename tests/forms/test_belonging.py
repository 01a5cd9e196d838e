"""A form of a department, and the sign-up of an activity: where they lie says whose."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import reverse
from wagtail.models import PageViewRestriction

from activities.models import ActivityPage
from boligsocial import roles
from departments.belonging import DepartmentGrouping, belonging_to
from forms.models import FormPage, FormPlaces, Submission
from page_templates.making import make_copy
from tests.clock import clock_at
from tests.factories import (
    ActivityPageFactory,
    DepartmentPageFactory,
    FormPageFactory,
    SiteSettingsFactory,
    UserFactory,
    message_in,
    publish,
)
from tests.forms.conftest import ANSWERS, SEND, form_of, send
from tests.html import one, parse, words
from tests.queries import queries_of
from tests.staff import StaffClient

pytestmark = pytest.mark.django_db

LIST = reverse("form_messages")
# The activity is on 8 December, from 19 to 21.
BEFORE = datetime.datetime(2026, 12, 1, 12, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))
DAY = datetime.date(2026, 12, 8)


@pytest.fixture(autouse=True)
def _a_week_before(_unhurried, monkeypatch):
    # The clock stands still, so a form is as old when it comes as when it was made.
    before = datetime.timedelta(seconds=-1)
    monkeypatch.setattr("links.reports.guarded.SHORTEST_TIME", before)
    with clock_at(BEFORE):
        yield


@pytest.fixture
def department():
    SiteSettingsFactory()
    return publish(DepartmentPageFactory(title="Teglhaven", slug="teglhaven"))


@pytest.fixture
def activity(department):
    made = ActivityPageFactory(
        title="Fællesspisning", first_day=DAY, sign_up=ActivityPage.SignUp.OWN
    )
    made.departments = [department]
    return publish(made)


@pytest.fixture
def sign_up(activity, caretaker):
    made = FormPageFactory(title="Tilmelding", parent=activity, places=2)
    made.receivers.create(person=caretaker)
    return publish(made)


@pytest.fixture
def fault(department, caretaker):
    made = FormPageFactory(title="Meld en fejl", parent=department)
    made.receivers.create(person=caretaker)
    return publish(made)


def way_in(client, activity):
    """Return what the page of an activity says of signing up."""
    document = parse(client.get(activity.url))
    [term] = [term for term in document.select("dt") if words(term) == "Tilmelding"]
    return term.find_next("dd")


class TestActivity:
    def test_leads_to_its_form_without_an_address_and_counts_the_places(
        self, client, activity, caretaker
    ):
        assert words(way_in(client, activity)) == "Du kan ikke melde dig til endnu."
        assert "ingen formular" in " ".join(activity.readiness_warnings())
        form = publish(FormPageFactory(title="Tilmelding", parent=activity, places=2))
        button = one(way_in(client, activity), "a.button")
        assert (words(button), button["href"]) == ("Tilmeld dig", form.url)
        send(client, form)
        assert "2 pladser; 1 tilbage." in words(way_in(client, activity))
        assert len(queries_of(client, activity.url)) <= 3
        assert "ingen formular" not in " ".join(activity.readiness_warnings())

    def test_does_not_lead_to_a_form_that_is_a_draft_or_private(
        self, client, activity, sign_up
    ):
        PageViewRestriction.objects.create(
            page=sign_up, restriction_type=PageViewRestriction.LOGIN
        )
        assert not way_in(client, activity).select("a")
        PageViewRestriction.objects.all().delete()
        assert way_in(client, activity).select("a")
        sign_up.unpublish()
        assert not way_in(client, activity).select("a")

    def test_copied_as_new_brings_its_form_and_nothing_that_was_sent(
        self, client, activity, sign_up
    ):
        send(client, sign_up)
        copy = make_copy(activity, UserFactory())
        [form] = FormPage.objects.child_of(copy)
        assert (form.title, form.places, form.live) == ("Tilmelding", 2, False)
        also = activity.copy(recursive=True, update_attrs={"slug": "igen"})
        again = FormPage.objects.child_of(also).get()
        new = [form.pk, again.pk]
        assert not Submission.objects.filter(page__in=new).exists()
        assert not FormPlaces.objects.filter(page__in=new).exists()
        assert again.taken == 0

    def test_with_somebody_who_waits_is_not_deleted(self, client, activity, sign_up):
        send(client, sign_up)
        staff = StaffClient(UserFactory(is_superuser=True))
        address = reverse("wagtailadmin_pages:delete", args=[activity.pk])
        response = staff.post(address, follow=True)
        assert "1 henvendelse i ”Tilmelding”" in response.content.decode()
        assert FormPage.objects.filter(pk=sign_up.pk).exists()


class TestSignUp:
    def test_says_which_activity_and_when_in_three_queries(self, client, sign_up):
        told = one(parse(client.get(sign_up.url)), "[aria-labelledby=_occasion-title]")
        assert "Fællesspisning" in words(told)
        assert "Tirsdag den 8. december kl. 19–21, Fælleshuset" in words(told)
        assert len(queries_of(client, sign_up.url)) <= 3
        trail = words(one(parse(client.get(sign_up.url)), ".breadcrumb"))
        assert "Fællesspisning" in trail

    @pytest.mark.parametrize("why", ["over", "cancelled", "each cancelled", "draft"])
    def test_of_what_is_over_or_called_off_takes_nobody_and_loses_nothing(
        self, client, activity, sign_up, why
    ):
        shown, now = client.get(sign_up.url), BEFORE
        sentence = "Aktiviteten er aflyst, så du kan ikke melde dig til den længere."
        if why == "over":
            now = BEFORE + datetime.timedelta(days=8)
            sentence = "Aktiviteten er slut, så du kan ikke melde dig til den længere."
        elif why == "cancelled":
            activity.is_cancelled = True
            publish(activity)
        elif why == "each cancelled":
            activity.changes.create(kind="cancelled", day=DAY)
            publish(activity)
        else:
            activity.unpublish()
            sentence = "Aktiviteten er ikke på hjemmesiden lige nu"
        with clock_at(now):
            document = parse(client.get(sign_up.url))
            answer = send(client, sign_up, shown=shown)
        assert not document.select(f'form[action^="{SEND}"]')
        assert sentence in words(one(document, "main"))
        assert answer.status_code == 409
        assert sentence in words(one(parse(answer), ".form-problems"))
        assert "Åse Bødker" in str(form_of(answer))
        assert not Submission.objects.exists()

    def test_is_kept_no_longer_than_the_activity_lasts(self, client, sign_up, settings):
        settings.PAGE_CACHE_BYTES = 8 * 1024 * 1024
        last = BEFORE.replace(day=8, hour=20, minute=59)
        for minute, is_open in ((0, True), (0, True), (1, False)):
            with clock_at(last + datetime.timedelta(minutes=minute)):
                shown = parse(client.get(sign_up.url))
            forms = shown.select(f'form[action^="{SEND}"]')
            assert bool(forms) is is_open


class TestDepartment:
    def test_leads_to_its_forms_and_the_search_knows_whose_they_are(
        self, client, department, fault
    ):
        other = publish(DepartmentPageFactory(parent=department.get_parent()))
        shown = parse(client.get(department.url))
        link = one(shown, "[aria-labelledby=_forms-title] a")
        assert (words(link), link["href"]) == ("Meld en fejl", fault.url)
        assert len(queries_of(client, department.url)) <= 3
        assert not parse(client.get(other.url)).select("#_forms-title")
        assert (fault.pk, "teglhaven", "Teglhaven") in DepartmentGrouping().belonging()
        own = DepartmentGrouping().pages_of("teglhaven")
        assert fault.pk in {pk for rows in own for row in rows for pk in row.values()}
        forms = belonging_to(FormPage.objects.all(), slug="teglhaven")
        assert [form.pk for form in forms] == [fault.pk]

    def test_stands_in_the_mail_and_narrows_the_list_of_messages(
        self, client, department, fault, sign_up, caretaker
    ):
        elsewhere = publish(FormPageFactory(title="Skriv til os"))
        send(client, fault)
        send(client, sign_up)
        first, second = (letter.body for letter in mail.outbox)
        assert "Afdeling: Teglhaven" in first
        assert "Aktivitet" not in first
        assert "Aktivitet: Fællesspisning\n\nAfdeling: Teglhaven" in second
        message_in(elsewhere)
        staff = StaffClient(UserFactory(is_superuser=True))
        listed = parse(staff.get(f"{LIST}?department={department.pk}"))
        rows = [words(row) for row in listed.select("tbody tr")]
        assert len(rows) == 2
        assert any("Meld en fejl Teglhaven" in row for row in rows)
        assert any("Tilmelding Fællesspisning · Teglhaven" in row for row in rows)
        table = staff.get(f"{LIST}?export=csv").getvalue().decode()
        assert "Fællesspisning" in table
        assert "Teglhaven" in table

    def test_hands_over_a_form_that_is_moved_with_all_that_was_sent_in_it(
        self, client, department, fault
    ):
        other = DepartmentPageFactory(title="Åparken", parent=department.get_parent())
        publish(other)
        send(client, fault)

        staff = StaffClient(UserFactory(is_superuser=True))
        staff.post(
            reverse("wagtailadmin_pages:move_confirm", args=[fault.pk, other.pk])
        )

        fault.refresh_from_db()
        link = one(parse(client.get(other.url)), "[aria-labelledby=_forms-title] a")
        assert link["href"] == fault.url
        assert not parse(client.get(department.url)).select("#_forms-title")
        for place, count in ((other, 1), (department, 0)):
            listed = parse(staff.get(f"{LIST}?department={place.pk}"))
            assert len(listed.select("tbody tr")) == count
        send(client, fault, ANSWERS | {"Hvad vil du os?": "Lyset i kælderen er gået."})
        assert "Afdeling: Åparken" in mail.outbox[1].body

    def test_has_forms_made_by_those_who_write_pages_and_by_no_others(self, department):
        roles.set_up_roles()
        address = reverse(
            "wagtailadmin_pages:add", args=["forms", "formpage", department.pk]
        )
        for role, status in ((roles.EDITOR, 200), (roles.NOTICE_KEEPER, 302)):
            user = UserFactory(is_superuser=False)
            user.groups.add(Group.objects.get(name=role))
            assert StaffClient(user).get(address).status_code == status
