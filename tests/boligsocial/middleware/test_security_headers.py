"""What every answer tells the browser to allow, and what readers never get."""

import lxml.html
import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Site

from tests.html import one, parse
from tests.policies import hash_source, policy_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return Site.objects.get(is_default_site=True).root_page


@pytest.mark.parametrize("path", ["/", "/soeg/?q=brand", "/findes-ikke/"])
def test_a_public_page_runs_only_what_the_site_itself_serves(client, path):
    response = client.get(path)
    policy = policy_of(response)

    assert policy["default-src"] == {"'none'"}
    assert policy["script-src"] == {"'self'"}
    # And the one style sheet that the page holds itself, to the letter.
    held = {hash_source(style.string) for style in parse(response).select("style")}
    assert len(held) == 1
    assert policy["style-src"] == {"'self'"} | held
    assert policy["base-uri"] == {"'none'"}
    assert policy["frame-ancestors"] == policy["form-action"] == {"'self'"}
    assert policy["frame-src"] == {
        "https://www.youtube-nocookie.com",
        "https://player.vimeo.com",
    }
    unsafe = {"'unsafe-inline'", "'unsafe-eval'", "*", "data:", "https:", "http:"}
    assert not unsafe & set().union(*policy.values())


def test_what_is_no_page_may_load_nothing_at_all(client):
    policy = policy_of(client.get("/robots.txt"))

    assert policy.keys() == {
        "default-src",
        "form-action",
        "base-uri",
        "frame-ancestors",
    }
    assert set().union(*policy.values()) == {"'none'"}


def test_a_screen_of_the_admin_runs_only_what_the_site_itself_serves(client):
    response = client.get("/admin/login/")
    policy = policy_of(response)

    assert policy["default-src"] == {"'none'"}
    assert policy["script-src"] == {"'self'"}
    # And what a script writes by the number that one of them was given.
    [script] = parse(response).select("script[nonce]")
    assert script["src"].endswith("js/admin/starters.js")
    assert policy["style-src"] == {"'self'", f"'nonce-{script['nonce']}'"}
    assert policy["frame-ancestors"] == policy["form-action"] == {"'self'"}


def test_the_number_is_another_in_each_answer(client):
    numbers = {
        one(parse(client.get("/admin/login/")), "script[nonce]")["nonce"]
        for _visit in range(3)
    }

    assert len(numbers) == 3


@pytest.mark.parametrize("path", ["/", "/soeg/", "/findes-ikke/", "/admin/login/"])
def test_every_page_says_how_little_it_needs(client, path):
    response = client.get(path)

    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "DENY"
    assert "camera=()" in response["Permissions-Policy"]
    assert "geolocation=()" in response["Permissions-Policy"]


def test_the_preview_of_a_page_can_be_framed_by_the_editor_alone(client, home):
    client.force_login(
        get_user_model().objects.create_superuser("admin", "admin@solgavlen.example")
    )
    editor = lxml.html.fromstring(client.get(f"/admin/pages/{home.pk}/edit/").content)
    preview = f"/admin/pages/{home.pk}/edit/preview/"
    fields = dict(editor.get_element_by_id("page-edit-form").form_values())
    # The editor's script adds the fields of the streams, which are empty here.
    client.post(preview, fields | {"tasks-count": "0", "body-count": "0"})

    response = client.get(preview)

    assert response.status_code == 200
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    policy = policy_of(response)
    assert policy["frame-ancestors"] == policy["script-src"] == {"'self'"}


@pytest.mark.parametrize(
    "path",
    ["/", "/soeg/?q=hjælp", "/findes-ikke/", "/sitemap.xml", "/robots.txt", "/feed/"],
)
def test_a_reader_gets_no_cookie_and_no_session(client, path):
    response = client.get(path)

    assert not response.cookies
    assert not client.cookies
    assert "cookie" not in response.get("Vary", "").lower()


def test_a_page_is_compressed_for_slow_lines(client):
    response = client.get("/", headers={"accept-encoding": "gzip"})

    assert response["Content-Encoding"] == "gzip"
