"""What server/ has to put in front of the site, tried as it stands there."""

import gzip
import shutil

import brotli
import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connections
from django.test.testcases import LiveServerThread
from wagtail.models import Site

from boligsocial.middleware.every_answer import headers_of_every_answer
from pages.opening import close_site
from tests.boligsocial.deployment.documented import (
    caddy_configuration,
    nginx_configuration,
)
from tests.boligsocial.deployment.proxies import Visitor, free_port, running, until
from tests.conftest import require
from tests.factories import SiteSettingsFactory, StandardPageFactory
from tests.observatory import judge

pytestmark = pytest.mark.django_db
# nginx counts the second that a page may be kept in whole ones; then the page is made.
SHOWS_WITHIN = 3


class _Server(ThreadedWSGIServer):
    """Answers over the test's own connection, which sees what is not committed."""

    def process_request_thread(self, request, client_address):
        connections["default"] = self.connection
        super().process_request_thread(request, client_address)

    def _close_connections(self):
        pass


class _Thread(LiveServerThread):
    server_class = _Server


class ServedSite:
    """The site, served from this process to one visitor at a time, until it is down."""

    def __init__(self, port: int) -> None:
        self._connection = connections["default"]
        self._connection.inc_thread_sharing()
        _Server.connection = self._connection
        # It would close a connection with a transaction that has not ended.
        for signal in (request_started, request_finished):
            signal.disconnect(close_old_connections)
        self._thread = _Thread("localhost", StaticFilesHandler, port=port)
        self._thread.daemon = True
        self._thread.start()
        self._thread.is_ready.wait()
        if self._thread.error:
            raise self._thread.error
        self._is_up = True

    def go_down(self) -> None:
        if self._is_up:
            self._is_up = False
            self._thread.terminate()
            self._connection.dec_thread_sharing()
            for signal in (request_started, request_finished):
                signal.connect(close_old_connections)


@pytest.fixture
def site_port():
    return free_port()


@pytest.fixture
def site(site_port, settings, db):
    settings.PAGE_CACHE_BYTES = 8 * 1024 * 1024
    settings.ALLOWED_HOSTS = ["localhost"]
    site = ServedSite(site_port)
    yield site
    site.go_down()


@pytest.fixture
def page(db):
    SiteSettingsFactory()
    return StandardPageFactory(title="Få hjælp til økonomien")


def rename(page) -> None:
    page.title = "Økonomisk rådgivning"
    page.save_revision().publish()


@pytest.fixture
def picture(tmp_path, settings):
    """Where a picture lies that the site has made."""
    settings.MEDIA_ROOT = tmp_path / "media"
    file = settings.MEDIA_ROOT / "images" / "gaardhave.width-640.webp"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"billede")
    return "/media/images/gaardhave.width-640.webp"


def says_what_the_site_would(answer, settings) -> None:
    """Fail unless a proxy's own answer has the headers of every answer of the site."""
    settings.SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    for name, value in headers_of_every_answer().items():
        assert answer.headers.get_all(name) == [value], name
    assert judge(answer.headers, answer.body).grade == "A+"


class TestNginx:
    @pytest.fixture
    def visitor(self, site, site_port, page, picture, tmp_path):
        require(shutil.which("nginx"), "nginx")
        (tmp_path / "cache").mkdir()
        (tmp_path / "temporary").mkdir()
        port = free_port()
        file = tmp_path / "nginx.conf"
        file.write_text(nginx_configuration(tmp_path, port, site_port))
        with running(["nginx", "-p", str(tmp_path), "-c", str(file)], port):
            yield Visitor(port)

    def keep(self, visitor: Visitor, path: str, **headers):
        """Ask until nginx answers by itself."""
        answers = [visitor.get(path, **headers)]

        def is_hit():
            answers.append(visitor.get(path, **headers))
            return answers[-1].headers["Cache-Status"] == "nginx; hit"

        until(is_hit, SHOWS_WITHIN)
        return answers[-1]

    def test_a_page_is_answered_without_the_site(self, visitor, page):
        first = visitor.get(page.url)
        hit = self.keep(visitor, page.url)
        assert (first.status, hit.status) == (200, 200)
        assert hit.body == first.body
        assert hit.headers["X-Request-ID"] != first.headers["X-Request-ID"]
        assert hit.headers["Content-Security-Policy"]

    def test_each_encoding_is_kept_once_whatever_a_browser_says_besides(
        self, visitor, page
    ):
        plain = visitor.get(page.url).body
        self.keep(visitor, page.url, Accept_Encoding="gzip, deflate, br, zstd")
        other = visitor.get(page.url, Accept_Encoding="br;q=0.9, gzip;q=0.1")
        assert other.headers["Cache-Status"] == "nginx; hit"
        assert brotli.decompress(other.body) == plain
        packed = visitor.get(page.url, Accept_Encoding="gzip;q=1.0, br;q=0")
        assert packed.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.body) == plain
        assert "Content-Encoding" not in visitor.get(page.url).headers
        assert other.headers["Vary"] == "Accept-Encoding"

    def test_a_change_shows_within_two_seconds_and_no_page_is_made_for_none(
        self, visitor, page
    ):
        self.keep(visitor, page.url)
        statuses = set()

        def is_revalidated():
            statuses.add(visitor.get(page.url).headers["Cache-Status"])
            return "nginx; fwd=stale; fwd-status=304" in statuses

        until(is_revalidated, SHOWS_WITHIN)
        rename(page)
        new = page.title.encode()
        until(lambda: new in visitor.get(page.url).body, SHOWS_WITHIN)

    def test_a_browser_that_has_the_page_is_told_so(self, visitor, page):
        hit = self.keep(visitor, page.url)
        again = visitor.get(page.url, If_None_Match=hit.headers["ETag"])
        assert (again.status, again.body) == (304, b"")

    @pytest.mark.parametrize("name", ["__Host-session", "sessionid", "csrftoken"])
    def test_who_has_a_cookie_of_the_site_is_passed_on(self, visitor, page, name):
        self.keep(visitor, page.url)
        for cookie in (f"{name}=abc", f"_ga=1; {name}=abc"):
            response = visitor.get(page.url, Cookie=cookie)
            assert response.headers["Cache-Status"] == "nginx; fwd=bypass"
        foreign = self.keep(visitor, page.url, Cookie=f"_ga=1; not{name}=abc")
        assert foreign.status == 200

    @pytest.mark.parametrize("path", ["/linkfejl/", "/soeg/?q=hjælp", "/findes-ikke/"])
    def test_what_the_site_does_not_offer_is_not_kept(self, visitor, page, path):
        quoted = path.replace("æ", "%C3%A6")
        for _visit in range(3):
            response = visitor.get(quoted)
            assert response.headers["Cache-Status"] == "nginx; fwd=miss"

    def test_while_the_site_is_down_pages_are_answered_all_the_same(
        self, visitor, page, site
    ):
        kept = self.keep(visitor, page.url)
        site.go_down()

        def is_stale():
            response = visitor.get(page.url)
            assert (response.status, response.body) == (200, kept.body)
            return response.headers["Cache-Status"] == "nginx; hit; detail=stale"

        until(is_stale, SHOWS_WITHIN)
        assert visitor.get("/aldrig-set/").status == 502

    def test_a_site_that_is_closed_is_closed_here_too(self, visitor, page):
        self.keep(visitor, page.url)
        close_site(Site.objects.get())
        until(lambda: visitor.get(page.url).status == 503, SHOWS_WITHIN)

    def test_its_own_answers_say_what_those_of_the_site_do(
        self, visitor, page, picture, site, settings
    ):
        answer = visitor.get(picture)
        assert (answer.status, answer.body) == (200, b"billede")
        says_what_the_site_would(answer, settings)
        too_large = visitor.get(page.url, "POST", Content_Length="99000000")
        assert (too_large.status, b"25 MB" in too_large.body) == (413, True)
        says_what_the_site_would(too_large, settings)
        passed_on = visitor.get(page.url)
        assert len(passed_on.headers.get_all("Content-Security-Policy")) == 1
        site.go_down()
        away = visitor.get("/aldrig-set/")
        assert (away.status, "Prøv igen" in away.body.decode()) == (502, True)
        says_what_the_site_would(away, settings)

    def test_head_is_answered_from_the_page(self, visitor, page):
        hit = self.keep(visitor, page.url)
        head = visitor.get(page.url, "HEAD")
        assert (head.status, head.body) == (200, b"")
        assert head.headers["ETag"] == hit.headers["ETag"]


class TestCaddy:
    @pytest.fixture
    def visitor(self, site, site_port, page, picture, tmp_path):
        require(shutil.which("caddy"), "Caddy")
        port, other_port = free_port(), free_port()
        file = tmp_path / "Caddyfile"
        file.write_text(caddy_configuration(port, other_port, site_port))
        command = ["caddy", "run", "--config", str(file), "--adapter", "caddyfile"]
        folders = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")}
        with running(command, port, env=folders):
            yield Visitor(port)

    def test_a_page_is_passed_on_in_each_encoding(self, visitor, page):
        plain = visitor.get(page.url).body
        packed = visitor.get(page.url, Accept_Encoding="gzip, br")
        assert len(packed.headers.get_all("Content-Security-Policy")) == 1
        assert page.title.encode() in plain
        assert brotli.decompress(packed.body) == plain

    def test_a_change_shows_at_the_next_request(self, visitor, page):
        visitor.get(page.url)
        rename(page)
        assert page.title.encode() in visitor.get(page.url).body

    def test_a_browser_that_has_the_page_is_told_so(self, visitor, page):
        etag = visitor.get(page.url).headers["ETag"]
        again = visitor.get(page.url, If_None_Match=etag, Accept_Encoding="zstd")
        assert (again.status, again.body) == (304, b"")

    def test_its_own_answers_say_what_those_of_the_site_do(
        self, visitor, page, picture, site, settings
    ):
        answer = visitor.get(picture)
        assert (answer.status, answer.body) == (200, b"billede")
        says_what_the_site_would(answer, settings)
        site.go_down()
        away = visitor.get(page.url)
        assert (away.status, "Prøv igen" in away.body.decode()) == (502, True)
        says_what_the_site_would(away, settings)
