"""Of whom a second factor is asked, and for how long one may do without."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from boligsocial import roles
from tests.html import parse_screen, words
from tests.staff import member_of
from tests.users.second_factor.conftest import (
    ask_of,
    code_now,
    give_app,
    is_in,
    send_code,
    sign_in,
)
from users.models import SecondFactorRequest
from users.second_factor.asking import standing_of

SET_UP = "set_up_second_factor"


def wait(days: int) -> None:
    for request in SecondFactorRequest.objects.all():
        request.asked_since -= timedelta(days=days)
        request.save()


def reminders(browser) -> list[str]:
    screen = parse_screen(browser.get(reverse("wagtailadmin_home")))
    found = screen.select("[aria-labelledby=second-factor-reminder-title]")
    return [words(panel) for panel in found]


def test_nobody_is_asked_before_somebody_has_chosen_so(anne):
    browser = sign_in(anne)
    assert is_in(browser)
    assert reminders(browser) == []
    assert not SecondFactorRequest.objects.exists()


def test_who_publishes_or_administers_is_asked_and_others_are_not(anne, ida):
    ask_of("publishers")
    assert standing_of(anne).ends_at is not None
    assert standing_of(ida).ends_at is None
    ida.groups.set(Group.objects.filter(name=roles.APPROVER))
    assert standing_of(type(ida).objects.get(pk=ida.pk)).ends_at is not None


def test_everybody_is_asked_when_the_setting_says_so(ida):
    ask_of("everybody")
    assert standing_of(ida).ends_at is not None


def test_the_dashboard_counts_the_days(ida):
    ask_of("everybody", days=14)
    browser = sign_in(ida)
    [said] = reminders(browser)
    assert "Du har 14 dage til at sætte totrinslogin op." in said
    wait(13)
    [said] = reminders(browser)
    assert "Du har 1 dag til" in said


def test_after_the_last_day_there_is_nothing_but_setting_up(ida):
    ask_of("everybody", days=3)
    browser = sign_in(ida)
    assert is_in(browser)
    wait(3)
    assert not is_in(browser)
    answer = browser.get(reverse("wagtailusers_users:index"), follow=True)
    assert answer.request["PATH_INFO"] == reverse(SET_UP)


def test_without_days_setting_up_comes_at_once(anne):
    ask_of("publishers", days=0)
    answer = sign_in(anne).get(reverse("wagtailadmin_home"), follow=True)
    assert answer.request["PATH_INFO"] == reverse(SET_UP)


def test_the_days_begin_with_the_first_time_that_one_is_asked(anne):
    ask_of("publishers")
    assert not SecondFactorRequest.objects.exists()
    first = standing_of(anne).ends_at
    assert timedelta(days=13) < first - timezone.now() <= timedelta(days=14)
    assert standing_of(anne).ends_at == first


def test_who_gets_a_role_later_has_days_of_their_own(anne, ida):
    ask_of("publishers")
    standing_of(anne)
    wait(10)
    ida.groups.add(Group.objects.get(name=roles.APPROVER))
    assert standing_of(ida).days_left == 14
    assert standing_of(anne).days_left == 4


def test_who_loses_a_role_is_asked_no_more_and_later_anew(ida):
    approver = Group.objects.get(name=roles.APPROVER)
    ask_of("publishers")
    ida.groups.add(approver)
    standing_of(ida)
    wait(20)
    ida.groups.remove(approver)
    ida = type(ida).objects.get(pk=ida.pk)
    assert standing_of(ida).ends_at is None
    ida.groups.add(approver)
    assert standing_of(type(ida).objects.get(pk=ida.pk)).days_left == 14


def test_a_setting_that_is_narrowed_and_widened_gives_new_days_to_those_let_off(
    anne, ida
):
    ask_of("everybody")
    standing_of(anne), standing_of(ida)
    wait(10)
    ask_of("publishers")
    ask_of("everybody")
    assert standing_of(ida).days_left == 14
    assert standing_of(anne).days_left == 4
    ask_of("nobody")
    ask_of("everybody")
    assert standing_of(anne).days_left == 14


def test_who_has_a_second_factor_is_asked_for_it_whatever_the_setting(ida):
    give_app(ida)
    ask_of("nobody")
    browser = sign_in(ida)
    assert not is_in(browser)
    send_code(browser, code_now())
    assert is_in(browser)
    assert reminders(browser) == []


@pytest.mark.parametrize(
    ("role", "may"), [(roles.ADMINISTRATOR, True), (roles.APPROVER, False)]
)
def test_the_setting_is_for_administrators(anne, role, may):
    address = reverse("wagtailsettings:edit", args=["users", "secondfactorsettings"])
    answer = member_of(role).get(address, follow=True)
    found = parse_screen(answer).select("[name=asked]")
    assert bool(found) is may


def test_the_setting_costs_one_query_for_who_is_not_asked(
    ida, django_assert_num_queries
):
    with django_assert_num_queries(1):
        standing_of(ida)
