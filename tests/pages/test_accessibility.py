"""The accessibility statement has the points that the law asks for, at its address."""

import datetime
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from boligsocial.roles import LINK_KEEPER, set_up_roles
from pages.models import AccessibilityPage, SiteSettings
from tests.factories import LinkFactory, home_page
from tests.html import one, parse, words

pytestmark = pytest.mark.django_db


def make_statement(**fields) -> AccessibilityPage:
    page = AccessibilityPage(
        **{
            "title": "Tilgængelighedserklæring",
            "summary": "Alle skal kunne bruge vores hjemmeside.",
            "slug": "noget-andet",
        }
        | fields
    )
    home_page().add_child(instance=page)
    return page


def read(client) -> object:
    response = client.get("/was", follow=True)
    assert response.status_code == 200
    return one(parse(response), "main")


def years_ago(years: int, days: int = 0) -> datetime.date:
    today = timezone.localdate()
    # A day that every year has.
    return today.replace(year=today.year - years, day=min(today.day, 28)) - (
        datetime.timedelta(days=days)
    )


class TestPage:
    def test_it_lies_at_was_whatever_anybody_writes(self, client):
        page = make_statement()
        assert page.slug == "was"
        assert words(one(read(client), "h1")) == "Tilgængelighedserklæring"

    def test_it_says_status_feedback_enforcement_and_date(self, client):
        settings = SiteSettings.for_site(home_page().get_site())
        settings.organisation_name = "Boligforeningen Solgavlen"
        settings.phone = "12 34 56 00"
        settings.accessibility_email = "web@solgavlen.example"
        settings.save()
        make_statement(
            status=AccessibilityPage.Status.PARTIAL,
            assessed_on=datetime.date(2026, 6, 2),
            answer_days=1,
            complaints_link=LinkFactory(title="Klag over tilgængelighed"),
        )
        main = read(client)
        text = words(main)
        assert "Hjemmesiden lever delvist op til kravene" in text
        assert "lov nr. 692 af 8. juni 2018" in text
        assert "Boligforeningen Solgavlen" in text
        assert "2. juni 2026" in text
        assert "inden for 1 hverdag." in text
        # The organisation's phone stands in for one that nobody has given.
        assert one(main, "a[href='tel:12345600']")
        assert one(main, "a[href='mailto:web@solgavlen.example']")
        assert "Klag over tilgængelighed" in [words(a) for a in main.select("a")]

    def test_what_does_not_work_is_named_with_the_reason_and_the_day(self, client):
        issue = {
            "title": "Gamle videoer",
            "text": "<p>De har ingen undertekster.</p>",
            "reason": "not_mended",
            "mended_by": "2027-06-30",
        }
        make_statement(known_issues=[("known_issue", issue)])
        found = words(one(read(client), ".known-issue"))
        assert found.startswith("Gamle videoer De har ingen undertekster.")
        assert "Vi har ikke rettet det endnu." in found
        assert "30. juni 2027" in found

    def test_a_complaints_page_that_is_gone_is_no_link(self, client):
        link = LinkFactory(title="Klagesiden", availability="unavailable")
        make_statement(complaints_link=link)
        main = read(client)
        assert "Klagesiden" in words(main)
        assert "Klagesiden" not in [words(anchor) for anchor in main.select("a")]

    def test_the_official_statement_is_linked_to_when_there_is_one(self, client):
        make_statement(official_url="https://statens-vaerktoej.example/1")
        assert one(read(client), "a[href='https://statens-vaerktoej.example/1']")

    def test_nobody_has_assessed_the_site_tomorrow(self):
        tomorrow = timezone.localdate() + datetime.timedelta(days=1)
        with pytest.raises(ValidationError) as refused:
            make_statement(assessed_on=tomorrow)
        assert set(refused.value.message_dict) == {"assessed_on"}

    @pytest.mark.parametrize(
        ("assessed_on", "is_old"),
        [
            (years_ago(0), False),
            (years_ago(1) + datetime.timedelta(days=4), False),
            (years_ago(1, days=4), True),
            (datetime.date(2024, 2, 29), True),
        ],
    )
    def test_it_is_out_of_date_after_a_year(self, assessed_on, is_old):
        page = AccessibilityPage(assessed_on=assessed_on)
        assert page.is_out_of_date is is_old

    def test_saying_that_something_is_wrong_but_not_what_is_pointed_out(self):
        page = make_statement(status=AccessibilityPage.Status.PARTIAL)
        assert "Skriv, hvad der ikke virker for alle, og hvorfor." in (
            page.readiness_warnings()
        )


class TestReminder:
    def reminder(self, client):
        return parse(client.get(reverse("wagtailadmin_home"))).select_one(
            "[aria-labelledby=accessibility-reminder-title]"
        )

    def test_a_site_without_a_statement_is_asked_for_one(self, admin_client):
        reminder = self.reminder(admin_client)
        assert "har ingen tilgængelighedserklæring" in words(reminder)
        answer = admin_client.get(one(reminder, "a")["href"])
        assert answer.status_code == 200

    def test_one_that_is_a_year_old_is_to_be_looked_at(self, admin_client):
        page = make_statement(assessed_on=years_ago(1, days=4))
        reminder = self.reminder(admin_client)
        assert f"/pages/{page.pk}/edit/" in one(reminder, "a")["href"]

    def test_a_fresh_one_needs_no_reminder(self, admin_client):
        make_statement()
        assert self.reminder(admin_client) is None

    def test_who_edits_no_pages_is_left_in_peace(self, client, django_user_model):
        set_up_roles()
        user = django_user_model.objects.create_user("linkvagt")
        user.groups.add(*user.groups.model.objects.filter(name=LINK_KEEPER))
        client.force_login(user)
        assert self.reminder(client) is None


class TestFormerName:
    """Who assessed it was called by a name that hid the form's own."""

    migration = import_module("pages.migrations.0012_assessed_by")

    def test_drafts_say_what_they_said(self):
        page = make_statement()
        page.assessed_by = AccessibilityPage.Assessor.EXTERNAL
        draft = page.save_revision()
        self.migration.backwards(apps, None)
        draft.refresh_from_db()
        assert draft.content["method"] == "external"
        assert "assessed_by" not in draft.content

        self.migration.forwards(apps, None)

        draft.refresh_from_db()
        assert "method" not in draft.content
        assert draft.as_object().assessed_by == AccessibilityPage.Assessor.EXTERNAL

    def test_drafts_of_other_pages_are_left_alone(self):
        draft = home_page().save_revision(clean=False)
        other = draft.content | {"method": "self"}
        Revision.objects.filter(pk=draft.pk).update(content=other)

        self.migration.forwards(apps, None)

        draft.refresh_from_db()
        assert draft.content["method"] == "self"
