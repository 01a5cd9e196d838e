"""Browser windows on the demo site, and what must never happen in any of them."""

import fcntl
import os
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.empty_site import with_worker
from tests.browser.served_site import ServedSite, free_port

DESKTOP = {"width": 1280, "height": 800}
# Other programs may be using the machine: a wait ends as soon as it can.
PATIENCE_MS = 20_000
expect.set_options(timeout=PATIENCE_MS)


def pytest_itemcollected(item):
    """Mark the tests of this folder."""
    item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    """Prepares a site, not running; the processes of a run share it."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent

    def prepare(name: str, *module: str) -> ServedSite:
        with (folder / "prepared.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            migrated = ServedSite.migrated(folder / "migrated")
            return ServedSite.prepared(folder / name, *module, model=migrated)

    return prepare


@pytest.fixture(scope="session")
def prepared_site(prepared, chromium_path):
    """The demo site."""
    return prepared("demo", "-m", "tests.browser.prepare")


@pytest.fixture(scope="session")
def prepared_empty_site(prepared, chromium_path):
    """A site in which there is nothing but who may administer it."""
    return prepared("empty", "-m", "tests.browser.prepare_empty")


@pytest.fixture(scope="module")
def empty_site(prepared_empty_site, tmp_path_factory):
    """A site in which there is nothing, with its worker, which a module may change."""
    folder = tmp_path_factory.mktemp("empty") / "site"
    site = prepared_empty_site.copy(folder, free_port())
    with with_worker(site):
        yield site


@pytest.fixture(scope="session")
def site(prepared_site, tmp_path_factory):
    """The demo site for those who read and change nothing."""
    folder = tmp_path_factory.mktemp("served") / "site"
    yield from _serve(prepared_site.copy(folder, free_port()))


@pytest.fixture(scope="session")
def model_site(prepared_site, tmp_path_factory):
    """What every site is like that this process lets its tests change.

    It knows the address already, which takes as long to tell as to start a site.
    """
    folder = tmp_path_factory.mktemp("model") / "site"
    model = prepared_site.copy(folder, free_port())
    yield model
    model.remove()


@pytest.fixture(scope="session")
def lent_site(model_site, tmp_path_factory):
    """The site that one module after the other may change."""
    site = model_site.copy(tmp_path_factory.mktemp("lent") / "site", model_site.port)
    yield site
    site.remove()


@pytest.fixture(scope="module")
def own_site(lent_site, model_site):
    """A demo site that the tests of one module may change."""
    lent_site.become(model_site)
    return lent_site


def _serve(site: ServedSite):
    try:
        site.start()
        yield site
    finally:
        site.remove()


class Windows:
    """Opens browser windows and remembers what went wrong in them."""

    def __init__(self, browser: Browser):
        self.browser = browser
        self.contexts: list[BrowserContext] = []
        self.shared: dict[tuple, Page] = {}
        self.problems: list[str] = []
        self.other_hosts: list[str] = []

    def open(self, site: ServedSite, **options) -> Page:
        """Return a new window, without cookies, in which paths belong to `site`."""
        context = self._context(site, **options)
        self.contexts.append(context)
        return context.new_page()

    def share(self, site: ServedSite, script: str = "", **options) -> Page:
        """Return a window like a new one, which the tests of a file take in turn.

        For many short visits: to open a window costs more than to read a page. `script`
        runs before every page; a test that adds another, or listens to what happens in
        its window, opens one of its own.
        """
        kind = (site.url, script, str(sorted(options.items())))
        if kind not in self.shared:
            self.shared[kind] = self._context(site, **options).new_page()
            if script:
                self.shared[kind].add_init_script(script)
        page = self.shared[kind]
        page.set_viewport_size(options.get("viewport", DESKTOP))
        return page

    def _context(self, site: ServedSite, **options) -> BrowserContext:
        context = self.browser.new_context(
            base_url=site.url, locale="da-DK", **{"viewport": DESKTOP, **options}
        )
        context.set_default_timeout(PATIENCE_MS)
        context.route(re.compile(f"^(?!{site.url}/)https?:"), self._refuse)
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.problems.append(str(error.error)))
        return context

    def _refuse(self, route) -> None:
        self.other_hosts.append(urlsplit(route.request.url).hostname)
        route.abort()

    def _hear(self, message) -> None:
        if message.type not in ("error", "warning"):
            return
        address = message.location["url"]
        # A browser reports an address that is meant to lead nowhere, or to a site that
        # is not open, and the answer to a form that the editor has tried to save while
        # it was half filled in.
        is_page = message.page and message.page.url == address
        if is_page and ("404" in message.text or "503" in message.text):
            return
        if "400" in message.text and urlsplit(address).path.startswith("/admin/pages/"):
            return
        self.problems.append(f"{message.text} ({address})")

    def clear(self) -> None:
        """Close the windows of a test, and leave nothing of it in those that are shared."""
        for context in self.contexts:
            context.close()
        for page in self.shared.values():
            page.unroute_all()
            page.goto("about:blank")
            page.context.clear_cookies()
        self.contexts.clear()

    def close(self) -> None:
        for page in self.shared.values():
            page.context.close()


@pytest.fixture(scope="module")
def opened_windows(chromium):
    opened = Windows(chromium.browser)
    yield opened
    opened.close()


@pytest.fixture
def windows(opened_windows):
    """Windows in which nothing goes wrong and no other host is asked for anything.

    A test for which another host is the point takes it out of `other_hosts`.
    """
    opened_windows.problems, opened_windows.other_hosts = [], []
    yield opened_windows
    opened_windows.clear()
    assert opened_windows.problems == []
    assert opened_windows.other_hosts == []


@pytest.fixture
def reader(windows, site):
    """A resident's window: a computer, with JavaScript."""
    return windows.open(site)
