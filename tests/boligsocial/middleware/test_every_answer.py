"""Every kind of answer is an A+ of Mozilla's HTTP Observatory, whoever makes it.

With the settings of production, over TLS. What a proxy answers by itself is in
`tests/boligsocial/deployment/test_proxies.py`.
"""

from types import SimpleNamespace
from unittest.mock import patch

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    Site,
)
from waitress.utilities import BadRequest

from boligsocial.deployment.web_worker.answers import Refusal
from media.models import SiteDocument
from pages.opening import close_site
from tests.boligsocial.settings.test_production_settings import read_settings
from tests.factories import (
    DocumentFactory,
    SiteSettingsFactory,
    StandardPageFactory,
    UserFactory,
)
from tests.html import parse_screen
from tests.observatory import directives, judge
from tests.page_cache.visits import is_hit, keep
from tests.responses import close
from tests.staff import StaffClient, form_data
from tests.standing import standing
from users.models import User

PASSWORD = "kun for beboere"
PICTURE = "images/gårdhave.width-640.webp"
# What decides over a header, of the settings of production.
DECIDING = ("SECURE_", "SESSION_COOKIE_", "CSRF_COOKIE_", "PERMISSIONS_", "X_FRAME_")
# As the proxy says.
OVER_TLS = {"HTTP_X_FORWARDED_PROTO": "https"}
DIRECTIVES = {"default-src", "form-action", "base-uri", "frame-ancestors"}


@pytest.fixture(scope="module")
def production():
    everything = read_settings()
    return {
        name: value
        for name, value in everything.items()
        if name.startswith(DECIDING) or name.endswith("CONTENT_SECURITY_POLICY")
    }


@pytest.fixture(autouse=True)
def _as_in_production(settings, production):
    for name, value in production.items():
        setattr(settings, name, value)
    settings.SECURITY_CONTACTS = ["mailto:it@solgavlen.example"]
    settings.PAGE_CACHE_BYTES = 1024 * 1024


@pytest.fixture(scope="module")
def _site_with_everything(django_db_setup, django_db_blocker):
    def make():
        SiteSettingsFactory()
        StandardPageFactory(title="Om os", slug="om-os")
        page = StandardPageFactory(title="Referater", slug="referater")
        papers = Collection.get_first_root_node().add_child(name="Referater")
        PageViewRestriction.objects.create(
            page=page, restriction_type=PageViewRestriction.PASSWORD, password=PASSWORD
        )
        CollectionViewRestriction.objects.create(
            collection=papers,
            restriction_type=CollectionViewRestriction.PASSWORD,
            password=PASSWORD,
        )
        DocumentFactory(title="Til alle")
        DocumentFactory(title="Til beboere", collection=papers)
        return UserFactory(username="anne", is_superuser=True)

    yield from standing(django_db_blocker, make)
    default_storage.delete(PICTURE)


@pytest.fixture
def visitor(_site_with_everything, db):
    return Visitor()


class Visitor(Client):
    """Somebody on TLS, who is shown what goes wrong as a visitor is."""

    def __init__(self, **options):
        super().__init__(raise_request_exception=False, **OVER_TLS, **options)

    def staff(self) -> Client:
        return StaffClient(User.objects.get(username="anne"), **OVER_TLS)


def document(title: str) -> str:
    return SiteDocument.objects.get(title=title).url


def kept(visitor):
    keep(visitor, "/om-os/")
    answer = visitor.get("/om-os/")
    assert is_hit(answer)
    return answer


def picture(visitor):
    if not default_storage.exists(PICTURE):
        default_storage.save(PICTURE, ContentFile(b"billede"))
    return visitor.get(f"/media/{PICTURE}")


def forged(_visitor):
    return Visitor(enforce_csrf_checks=True).post(reverse("wagtailcore_login"))


def form(visitor):
    page = Page.objects.get(slug="om-os")
    return visitor.get(reverse("report_link"), {"side": page.pk})


def broken(visitor):
    with patch("news.feeds.NewsFeed.items", side_effect=RuntimeError):
        return visitor.get("/feed/")


def closed(visitor):
    close_site(Site.objects.get())
    return visitor.get("/om-os/")


def given_away(visitor):
    form = visitor.get(document("Til beboere"))
    assert form.status_code == 200
    action = parse_screen(form).select_one("main form")["action"]
    visitor.post(action, {"password": PASSWORD, "return_url": "/"})
    return visitor.get(document("Til beboere"))


def not_ready(visitor):
    with patch("boligsocial.middleware.health.find_problem", return_value="no"):
        return visitor.get("/readyz")


def preview(visitor):
    editor = visitor.staff()
    home = Site.objects.get().root_page
    address = f"/admin/pages/{home.pk}/edit/preview/"
    fields = form_data(editor.get(f"/admin/pages/{home.pk}/edit/"))
    said = editor.post(address, fields | {"tasks-count": "0", "body-count": "0"})
    assert said.json()["is_valid"]
    return said, editor.get(f"{address}?in_preview_panel=true")


def editor(visitor):
    home = Site.objects.get().root_page
    return visitor.staff().get(f"/admin/pages/add/pages/standardpage/{home.pk}/")


def refused_by_the_server(_visitor):
    """Return what the web worker makes of what is no request, as an answer."""
    sent = []
    channel = SimpleNamespace(
        server=SimpleNamespace(adj=SimpleNamespace(ident=None)),
        write_soon=sent.append,
    )
    request = SimpleNamespace(
        version="1.1", headers={}, refused_with=None, error=BadRequest("")
    )
    Refusal(channel, request).service()
    head, _, body = b"".join(sent).partition(b"\r\n\r\n")
    _status, *lines = head.decode().split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    return HttpResponse(body, headers=headers, status=400)


def get(path: str, **headers):
    return lambda visitor: visitor.get(path, headers=headers)


def of_staff(path: str, **headers):
    return lambda visitor: visitor.staff().get(path, headers=headers)


# By what it is called: the status, and what is asked for.
KINDS = {
    "page": (200, get("/om-os/")),
    "page that is kept": (200, kept),
    "page, its head alone": (200, lambda visitor: visitor.head("/om-os/")),
    "search": (200, get("/soeg/?q=brand")),
    "form": (200, form),
    "redirect": (301, get("/om-os")),
    "redirect to TLS": (301, lambda visitor: Client().get("/om-os/")),
    "not understood": (400, get("/om-os/", origin="http://[")),
    "forged form": (403, forged),
    "not found": (404, get("/findes-ikke/")),
    "what may be done": (405, lambda visitor: visitor.options("/robots.txt")),
    "too much": (
        413,
        lambda visitor: visitor.post("/soeg/", headers={"content-length": "99999999"}),
    ),
    "broken": (500, broken),
    "closed site": (503, closed),
    "page with a password": (200, get("/referater/")),
    "way in for some": (200, get("/_util/login/")),
    "feed": (200, get("/feed/")),
    "sitemap": (200, get("/sitemap.xml")),
    "robots.txt": (200, get("/robots.txt")),
    "security.txt": (200, get("/.well-known/security.txt")),
    "icon": (302, get("/favicon.ico")),
    "style sheet": (200, get("/static/css/closed.css")),
    "drawing": (200, get("/static/images/favicon.svg")),
    "static file that is not there": (404, get("/static/findes-ikke.css")),
    "picture": (200, picture),
    "document": (200, lambda visitor: visitor.get(document("Til alle"))),
    "document with a password": (
        200,
        lambda visitor: visitor.get(document("Til beboere")),
    ),
    "document, once it was given": (200, given_away),
    "door of the admin": (200, get("/admin/login/")),
    "to the door": (302, get("/admin/")),
    "screen": (200, of_staff("/admin/")),
    "editor": (200, editor),
    "screen that is not there": (404, of_staff("/admin/findes-ikke/")),
    "window over a screen": (200, of_staff("/admin/choose-page/")),
    "words of the screens": (200, of_staff("/admin/jsi18n/")),
    "file of staff": (200, of_staff("/admin/reports/site-history/?export=csv")),
    "answer to a script": (200, lambda visitor: preview(visitor)[0]),
    "preview": (200, lambda visitor: preview(visitor)[1]),
    "style guide": (200, of_staff("/admin/style-guide/")),
    "monitor": (200, get("/healthz")),
    "monitor, when it is ill": (503, not_ready),
    "server": (400, refused_by_the_server),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_answer_is_an_a_plus(visitor, kind):
    status, ask = KINDS[kind]
    answer = ask(visitor)
    body = b"" if answer.streaming else answer.content
    close(answer)

    assert answer.status_code == status
    headers = dict(answer.items())
    if kind == "redirect to TLS":
        # Browsers take no notice of it there (RFC 6797, 8.1).
        assert headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    judgement = judge(headers, body, answer.cookies.values())
    assert judgement.grade == "A+", judgement
    assert judgement.points["content-security-policy"] == 10
    assert judgement.score >= 130
    # What it does not count, but browsers do.
    policy = directives(answer["Content-Security-Policy"])
    assert policy.keys() >= DIRECTIVES
    assert policy["base-uri"] == {"'none'"}
    assert policy["form-action"] | policy["frame-ancestors"] <= {"'self'", "'none'"}
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]
    assert "Content-Security-Policy-Report-Only" not in answer
    for cookie in answer.cookies.values():
        assert cookie["secure"]
        assert cookie["httponly"]


@pytest.mark.parametrize("ask", [kept, picture, get("/static/css/closed.css")])
def test_who_has_an_answer_already_keeps_its_headers(visitor, ask):
    first = ask(visitor)
    close(first)
    stamp = "ETag" if "ETag" in first else "Last-Modified"
    header = {"ETag": "if-none-match", "Last-Modified": "if-modified-since"}[stamp]
    path = first.wsgi_request.path

    again = visitor.get(path, headers={header: first[stamp]})

    assert again.status_code == 304
    # As a browser puts the two together (RFC 9111, 3.2).
    together = dict(first.items()) | dict(again.items())
    assert together["Content-Security-Policy"] == first["Content-Security-Policy"]
    assert judge(together, b"").grade == "A+"


def test_the_judge_is_as_severe_as_observatory():
    assert (judge({}, b"").score, judge({}, b"").grade) == (30, "D")
    page = {
        "Content-Security-Policy": "default-src 'self'; style-src 'unsafe-inline'",
        "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
        "X-Content-Type-Options": "nosniff",
    }
    # 100, less 20 for that it can be framed.
    assert judge(page, b"").score == 80
    framed = page | {"X-Frame-Options": "DENY"}
    assert judge(framed, b"").grade == "A+"
    inline = {"Content-Security-Policy": "default-src 'self' 'unsafe-inline'"}
    assert judge(framed | inline, b"").score == 80
    numbered = {"Content-Security-Policy": "script-src 'nonce-a' 'unsafe-inline'"}
    # Nothing is said of objects, which then may come from anywhere.
    assert judge(framed | numbered, b"").score == 80
