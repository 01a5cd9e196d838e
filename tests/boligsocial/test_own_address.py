"""Full addresses are the site's own, whatever a request says that it is called."""

import itertools
import re

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from tests.factories import (
    AccessibilityPageFactory,
    DocumentFactory,
    InitiativeIndexPageFactory,
    InitiativePageFactory,
    LinkFactory,
    PictureFactory,
    SiteSettingsFactory,
    StandardPageFactory,
    ThemeFactory,
    UserFactory,
    publish,
)
from tests.queues import do_what_waits, task_backends
from tests.responses import close
from users.tasks import send_password_reset

pytestmark = pytest.mark.django_db

OWN = "https://www.solgavlen.example"
# What a browser, a program or somebody with bad intentions may send.
ODD_REQUESTS = [
    {"host": "www.solgavlen.example:4711"},
    {"host": "WWW.Solgavlen.Example:4711"},
    {"host": "www.solgavlen.example.:4711"},
    {"host": "solgavlen-intern.example:4711"},
    {"host": "[::1]:4711"},
    {"host": "www.solgavlen.example", "x-forwarded-host": "ond.example:4711"},
    {"host": "www.solgavlen.example", "x-forwarded-port": "4711"},
    {"host": "www.solgavlen.example", "x-forwarded-server": "ond.example:4711"},
    {"host": "www.solgavlen.example", "forwarded": "host=ond.example:4711"},
    {"host": "www.solgavlen.example", "x-original-url": "http://ond.example:4711/"},
]
TRACES = re.compile(
    rb"\b4711\b|ond\.example|solgavlen-intern|WWW\.Solg|\.example\.[:/]|::1"
)


@pytest.fixture
def _own_address(settings):
    settings.WAGTAILADMIN_BASE_URL = OWN
    settings.ALLOWED_HOSTS = [
        "www.solgavlen.example",
        "solgavlen-intern.example",
        "[::1]",
    ]
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    site = Site.objects.get(is_default_site=True)
    site.hostname, site.port = "www.solgavlen.example", 443
    site.save()


@pytest.fixture
def addresses(_own_address) -> list[str]:
    """Every kind of address that the public can ask for."""
    today = timezone.localdate()
    overview = InitiativeIndexPageFactory()
    links = [("link_list", {"title": "Læs mere", "links": [LinkFactory()]})]
    drawing = PictureFactory()
    picture = {"picture": drawing, "content_updated": today}
    initiative = publish(
        InitiativePageFactory(parent=overview, themes=[ThemeFactory()], **picture)
    )
    page = publish(StandardPageFactory(body=links, show_in_menus=True, **picture))
    locked = StandardPageFactory(title="Kun med adgangskode")
    PageViewRestriction.objects.create(
        page=locked, restriction_type="password", password="gavl"
    )
    staff = StandardPageFactory(title="Kun for os")
    PageViewRestriction.objects.create(page=staff, restriction_type="login")
    document = DocumentFactory()
    SiteSettingsFactory(privacy_page=page, logo=drawing, brand_colour="#1d5b45")
    statement = publish(AccessibilityPageFactory())
    pages = [overview, initiative, page, locked, staff, statement]
    report = reverse("report_link")
    return [
        "/",
        *(found.url for found in pages),
        page.url.rstrip("/"),
        f"{overview.url}?q=cafe&page=2",
        "/findes-ikke/",
        reverse("search"),
        f"{reverse('search')}?q=velkomne",
        reverse("search").rstrip("/"),
        reverse("feed"),
        reverse("notice_feed"),
        reverse("sitemap"),
        reverse("robots"),
        reverse("favicon"),
        report,
        f"{report}?side={page.pk}",
        f"{reverse('report_thanks')}?side={page.pk}",
        document.url,
        reverse("wagtailcore_login"),
        reverse("wagtailadmin_login"),
        reverse("wagtailadmin_password_reset"),
        reverse("wagtailadmin_home"),
        "/healthz",
    ]


def body_of(response) -> bytes:
    """Return what was sent, and close the file if it was one."""
    body = response.getvalue() if response.streaming else response.content
    close(response)
    return body


def test_nothing_of_an_odd_request_is_printed(client, addresses):
    # Of all requests in one test: the pictures are made once.
    for headers, address in itertools.product(ODD_REQUESTS, addresses):
        asked = headers | {"x-forwarded-proto": "https"}
        response = client.get(address, headers=asked)
        assert response.status_code in (200, 301, 302, 404), address
        values = (value.encode() for value in response.headers.values())
        found = TRACES.search(b"\n".join([body_of(response), *values]))
        assert not found, f"{address} with {headers}: {found}"


@pytest.mark.parametrize("scheme", ["http", "https", "ftp"])
def test_a_request_without_tls_is_sent_to_the_sites_own_address(
    client, addresses, settings, scheme
):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_SSL_HOST = "www.solgavlen.example"
    headers = {"host": "www.solgavlen.example:4711", "x-forwarded-proto": scheme}
    # Made anew, so that the middleware reads the settings.
    client.handler.load_middleware()

    response = client.get("/soeg/?q=bolig", headers=headers)

    if scheme == "https":
        assert response.status_code == 200
    else:
        assert response["Location"] == f"{OWN}/soeg/?q=bolig"


@pytest.mark.parametrize(
    "host",
    ["bruger@www.solgavlen.example", "www.solgavlen.example:80@ond.example", "a/b", ""],
)
@pytest.mark.usefixtures("_own_address")
def test_what_is_no_host_at_all_is_refused(client, host):
    client.raise_request_exception = False
    response = client.get("/", headers={"host": host})
    assert response.status_code in (200, 400)
    assert b"ond.example" not in response.content
    assert b"bruger@" not in response.content


def test_every_full_address_begins_with_the_sites_own(client, addresses):
    headers = {"host": "www.solgavlen.example:4711", "x-forwarded-proto": "https"}
    pattern = re.compile(
        r"https?://[^\s\"'<>/]*(?:solgavlen|localhost|testserver)[^\s\"'<]*"
    )
    named = set()
    for address in addresses:
        body = body_of(client.get(address, headers=headers))
        named |= set(pattern.findall(body.decode()))
    named = {url for url in named if not url.startswith("https://bolig.solgavlen.")}
    assert len(named) > 10
    assert {url for url in named if not url.startswith(f"{OWN}/")} == set()


@pytest.mark.usefixtures("_own_address")
def test_a_new_password_is_asked_for_at_the_sites_own_address(client):
    user = UserFactory()
    user.set_password("grønne-gavle-om-foråret")
    user.save()
    headers = {"host": "www.solgavlen.example:4711", "x-forwarded-proto": "https"}

    reset = reverse("wagtailadmin_password_reset")
    task_backends["background"].clear()
    client.post(reset, {"email": user.email}, headers=headers)
    do_what_waits(send_password_reset)

    [letter] = mail.outbox
    assert f"{OWN}/admin/password_reset/confirm/" in letter.body
    assert not TRACES.search(f"{letter.subject} {letter.body}".encode())
