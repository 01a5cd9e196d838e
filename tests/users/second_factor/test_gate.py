"""Whoever has given a password alone gets nowhere until the second step is done."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    PageViewRestriction,
    Site,
)

from pages.opening import close_site
from tests.boligsocial.hostile.doors import doors
from tests.factories import DocumentFactory, StandardPageFactory, publish
from tests.html import one, parse_screen
from tests.users.second_factor.conftest import (
    PASSWORD,
    STEP,
    code_now,
    give_app,
    is_in,
    send_code,
    sign_in,
)
from users.models import SignIn
from users.second_factor import codes

# Open to whoever asks: how one comes in, and what the browser needs for that.
OPEN = {
    "failwhale",
    "second-step/",
    "login/",
    "logout/",
    "password_reset/",
    "jsi18n/",
    "sprite/",
    "session/",
}


@pytest.fixture
def half(anne) -> Client:
    give_app(anne)
    return sign_in(anne)


def admin_addresses() -> list[str]:
    return [
        door.at(dict.fromkeys(door.arguments, "1"))
        for door in doors()
        if door.address.startswith("admin/")
    ]


@pytest.mark.django_db
def test_no_address_of_the_admin_answers_other_than_to_a_stranger(half):
    stranger = Client()
    answered = 0
    for address in admin_addresses():
        answer, strangers = half.get(address), stranger.get(address)
        if address.startswith(("/admin/second-step/", "/admin/login/")):
            continue
        answered += 1
        assert answer.status_code == strangers.status_code, address
        assert answer.get("Location") == strangers.get("Location"), address
        is_open = address.removeprefix("/admin/").startswith(tuple(OPEN))
        assert is_open or answer.status_code in (302, 404), address
    assert answered > 200


def test_the_admin_leads_to_the_second_step_and_on_to_what_was_wanted(half):
    users = reverse("wagtailusers_users:index")
    answer = half.get(users, follow=True)
    assert answer.request["PATH_INFO"] == reverse(STEP)
    wanted = one(parse_screen(answer), "input[name=next]")["value"]
    assert wanted == users
    answer = send_code(half, code_now(), next=wanted)
    assert (answer.status_code, answer["Location"]) == (302, users)
    assert half.get(users).status_code == 200


@pytest.mark.parametrize("wanted", ["https://evil.example/", "//evil.example", "x:y"])
def test_nobody_is_led_off_the_site(half, wanted):
    answer = send_code(half, code_now(), next=wanted)
    assert answer["Location"] == reverse("wagtailadmin_home")


def test_a_form_that_is_sent_changes_nothing(half, ida):
    address = reverse("wagtailusers_users:delete", args=[ida.pk])
    assert half.post(address).status_code == 302
    ida.refresh_from_db()


def test_a_closed_site_stays_closed(half):
    close_site(Site.objects.get(is_default_site=True))
    assert half.get("/").status_code == 503
    send_code(half, code_now())
    assert half.get("/").status_code == 200


def test_a_page_for_those_who_are_signed_in_stays_shut(half):
    page = publish(StandardPageFactory(title="Referater"))
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.LOGIN
    )
    answer = half.get(page.url, follow=True)
    assert answer.request["PATH_INFO"] == reverse(STEP)
    assert "Referater" not in answer.text
    assert send_code(half, code_now(), next=page.url)["Location"] == page.url
    assert half.get(page.url).status_code == 200


def test_a_document_for_those_who_are_signed_in_stays_shut(half):
    document = DocumentFactory()
    CollectionViewRestriction.objects.create(
        collection=Collection.objects.get(pk=document.collection_id),
        restriction_type=CollectionViewRestriction.LOGIN,
    )
    assert half.get(document.url).status_code == 302
    send_code(half, code_now())
    answer = half.get(document.url)
    assert answer.status_code == 200
    # Read to its end, so that its file is closed.
    assert answer.getvalue()


def test_who_has_no_second_factor_and_need_have_none_signs_in_as_before(ida):
    assert is_in(sign_in(ida))


def test_the_session_gets_a_new_key_and_keeps_its_beginning(half, anne):
    before = half.session.session_key
    began = SignIn.objects.get(session_key=before).began_at
    send_code(half, code_now())
    after = half.session.session_key
    assert after != before
    assert SignIn.objects.get(user=anne).began_at == began
    assert SignIn.objects.get(user=anne).session_key == after


def test_a_password_that_is_given_again_needs_a_second_step_again(half):
    send_code(half, code_now())
    assert is_in(half)
    given = {"username": "anne", "password": PASSWORD}
    half.post(reverse("wagtailadmin_login"), given)
    assert not is_in(half)


def test_one_account_s_second_step_is_none_of_another_s(half, ida):
    give_app(ida)
    send_code(half, code_now())
    given = {"username": "ida", "password": PASSWORD}
    half.post(reverse("wagtailadmin_login"), given)
    assert not is_in(half)


def test_a_new_password_leaves_the_one_who_chose_it_signed_in(half, anne):
    send_code(half, code_now())
    anne.refresh_from_db()
    answer = half.post(
        reverse("wagtailadmin_account"),
        {
            "password-old_password": PASSWORD,
            "password-new_password1": "en-helt-anden-adgangskode",
            "password-new_password2": "en-helt-anden-adgangskode",
            "name_email-email": anne.email,
            "name_email-first_name": "Anne",
            "name_email-last_name": "Lund",
            "locale-preferred_language": "",
            "locale-current_time_zone": "",
            "theme-theme": "system",
            "theme-density": "default",
            "theme-contrast": "system",
            "theme-keyboard_shortcuts": "on",
        },
    )
    assert answer.status_code == 302
    assert is_in(half)


def test_who_does_not_want_to_go_on_can_sign_out(half):
    assert half.post(reverse("leave_second_step")).status_code == 302
    assert "_auth_user_id" not in half.session


def test_a_text_that_is_sent_meanwhile_is_not_lost(half):
    answer = half.post(
        reverse("wagtailadmin_home"),
        {"csrfmiddlewaretoken": "a" * 64, "text": "Vi mødes i gården."},
        headers={
            "Origin": "http://testserver",
            "Sec-Fetch-Site": "same-origin",
            "Sec-Fetch-Mode": "navigate",
            "Sec-Fetch-Dest": "document",
        },
    )
    assert answer.status_code == 403
    assert "Vi mødes i gården." in answer.text


def test_a_stranger_at_the_second_step_is_led_to_the_login(client, db):
    answer = client.get(reverse(STEP), {"next": "/admin/users/"})
    assert answer["Location"] == "/admin/login/?next=/admin/users/"


def test_the_scripts_of_the_admin_are_told_that_nobody_is_signed_in(half):
    assert half.get(reverse("session_state")).json()["user"] == ""


def test_a_session_that_is_in_costs_no_query_for_the_second_factor(
    half,
):
    send_code(half, code_now())
    half.get(reverse("session_state"))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        half.get(reverse("session_state"))
    assert not [q for q in asked if "users_passkey" in q["sql"]]


def test_recovery_codes_alone_are_no_second_factor(ida):
    codes.make_recovery_codes(ida)
    assert is_in(sign_in(ida))
