"""Who is signed in, and what page says it."""

from django.urls import reverse

from boligsocial import roles
from tests.html import one, parse_screen, words
from tests.staff import member_of


def test_state_is_whoever_is_signed_in_and_a_token_that_is_taken(editor):
    answer = editor.get(reverse("session_state"))
    state = answer.json()
    assert state["user"] == str(editor.user.pk)
    assert "no-store" in answer["Cache-Control"]
    assert "Access-Control-Allow-Origin" not in answer
    token = {"csrfmiddlewaretoken": state["token"]}
    assert editor.post(reverse("wagtailadmin_logout"), token).status_code == 302


def test_state_of_nobody_holds_nothing_and_sets_no_cookie(client, db):
    answer = client.get(reverse("session_state"))
    assert answer.json() == {"user": "", "name": "", "token": ""}
    assert not answer.cookies


def test_state_of_an_account_without_a_role_is_nobodys(db):
    roles.set_up_roles()
    assert member_of().get(reverse("session_state")).json()["user"] == ""


def test_page_after_the_login_says_where_the_text_is(editor):
    document = parse_screen(editor.get(reverse("signed_in_again")))
    assert words(one(document, "h1")) == "Du er logget ind igen"


def test_page_after_the_login_asks_for_a_login(client, db):
    answer = client.get(reverse("signed_in_again"))
    assert answer["Location"].startswith(reverse("wagtailadmin_login"))


def test_every_screen_knows_whose_it_is(editor):
    document = parse_screen(editor.get(reverse("wagtailadmin_home")))
    [notices] = document.select("template[data-session-notices]")
    assert notices["data-user"] == str(editor.user.pk)


def test_login_page_is_nobodys(client, db):
    document = parse_screen(client.get(reverse("wagtailadmin_login")))
    [notices] = document.select("template[data-session-notices]")
    assert notices["data-user"] == ""
