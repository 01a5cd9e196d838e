"""The steps are read from the site, never ticked."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from boligsocial import roles
from pages.getting_started.facts import find_facts
from pages.getting_started.steps import all_lacks, steps_for
from pages.models import (
    AccessibilityPage,
    EmergencyNumber,
    Person,
    SiteSettings,
    StandardPage,
)
from tests.factories import (
    SiteSettingsFactory,
    StandardPageFactory,
    UserFactory,
    home_page,
    publish,
)
from tests.html import parse_screen
from tests.pages.getting_started.site import empty_site, finish
from tests.staff import member_of

pytestmark = pytest.mark.django_db

# Whoever keeps links and nothing else has no steps.
KEYS_OF_ROLES = {
    roles.ADMINISTRATOR: {
        *("contact", "logo", "colour", "emergency", "housing", "privacy", "staff"),
        *("front-page", "pages", "accessibility", "owners"),
    },
    roles.APPROVER: {"front-page", "pages", "accessibility", "owners"},
    roles.EDITOR: {"front-page", "pages", "accessibility", "owners"},
    roles.LINK_KEEPER: set(),
}


@pytest.fixture
def site():
    roles.set_up_roles()
    return empty_site()


def lacking(site) -> set[str]:
    return {step.key for step in all_lacks(find_facts(site))}


def test_of_an_empty_site_everything_is_missing(site):
    assert lacking(site) == KEYS_OF_ROLES[roles.ADMINISTRATOR]


def test_what_matters_most_is_said_first(site):
    lacks = all_lacks(find_facts(site))
    assert [step.can_wait for step in lacks] == sorted(step.can_wait for step in lacks)
    assert lacks[0].key == "contact"


def test_of_a_finished_site_nothing_is_missing(site):
    finish(site)
    assert lacking(site) == set()


def change(model, **values):
    return lambda: model.objects.update(**values)


@pytest.mark.parametrize(
    ("key", "undo"),
    [
        ("contact", change(SiteSettings, organisation_name="")),
        ("contact", change(SiteSettings, phone="", email="")),
        ("logo", change(SiteSettings, logo=None)),
        ("colour", change(SiteSettings, brand_colour="")),
        ("housing", change(SiteSettings, housing_search_url="")),
        ("privacy", change(SiteSettings, privacy_page=None)),
        ("accessibility", change(AccessibilityPage, live=False)),
        ("pages", change(StandardPage, show_in_menus=False)),
        ("owners", change(Person, is_active=False)),
        ("owners", StandardPageFactory),
        ("staff", lambda: UserFactory._meta.model.objects.update(is_active=False)),
        ("emergency", change(EmergencyNumber, when="")),
        ("emergency", lambda: EmergencyNumber.objects.all().delete()),
        ("front-page", lambda: publish(without_tasks())),
    ],
)
def test_each_step_is_open_again_when_what_it_asked_for_is_gone(site, key, undo):
    finish(site)
    undo()
    assert lacking(site) == {key}


def without_tasks():
    home = home_page()
    home.tasks = []
    return home


def test_with_one_of_phone_and_e_mail_the_association_can_be_reached(site):
    finish(site)
    SiteSettings.objects.update(phone="")
    assert "contact" not in lacking(site)


@pytest.mark.parametrize("role", KEYS_OF_ROLES)
def test_each_role_has_the_steps_that_it_can_take(site, role):
    user = member_of(role).user
    steps = steps_for(user, find_facts(site))
    assert {step.key for step in steps} == KEYS_OF_ROLES[role]


@pytest.mark.parametrize("role", KEYS_OF_ROLES)
def test_each_step_leads_to_a_screen_that_its_reader_may_use(site, role):
    staff = member_of(role)
    for step in steps_for(staff.user, find_facts(site)):
        answer = staff.get(
            reverse("getting_started_step", args=[site.pk, step.key]), follow=True
        )
        assert answer.status_code == 200
        address, _status = answer.redirect_chain[-1]
        assert not address.endswith("/admin/"), step.key
        _path, _hash, place = address.partition("#")
        if place:
            # A panel with a script of Wagtail's, which scrolls to it.
            assert parse_screen(answer).select_one(f'section[id="{place}"]'), place


def test_a_statement_that_is_begun_is_gone_on_with(site):
    page = home_page().add_child(
        instance=AccessibilityPage(title="Tilgængelighed", summary="S", live=False)
    )
    steps = steps_for(UserFactory(), find_facts(site))
    (step,) = [step for step in steps if step.key == "accessibility"]
    assert step.url == reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_a_site_that_begins_with_another_page_has_no_steps_for_the_front_page(site):
    other = Site.objects.create(hostname="a.example", root_page=StandardPageFactory())
    keys = {step.key for step in steps_for(UserFactory(), find_facts(other))}
    assert keys == KEYS_OF_ROLES[roles.ADMINISTRATOR] - KEYS_OF_ROLES[roles.EDITOR]
    assert find_facts(other).settings != find_facts(site).settings


@pytest.mark.parametrize("count", [2, 20])
def test_the_facts_take_two_queries_however_much_there_is(site, count):
    SiteSettingsFactory()
    StandardPageFactory.create_batch(count)
    with CaptureQueriesContext(connection) as queries:
        find_facts(site)
    assert len(queries) == 2
