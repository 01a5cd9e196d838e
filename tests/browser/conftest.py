"""Browser windows on the demo site, and what must never happen in any of them."""

import fcntl
import os
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.served_site import ServedSite

DESKTOP = {"width": 1280, "height": 800}
# Other programs may be using the machine: a wait ends as soon as it can.
PATIENCE_MS = 20_000
expect.set_options(timeout=PATIENCE_MS)


def pytest_itemcollected(item):
    """Mark the tests of this folder."""
    item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def prepared_site(tmp_path_factory, chromium_path):
    """The demo site, prepared and not running; the processes of a run share it."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    with (folder / "prepared.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return ServedSite.prepared(folder / "prepared")


@pytest.fixture(scope="session")
def site(prepared_site, tmp_path_factory):
    """The demo site for those who read and change nothing."""
    yield from _serve_copy(prepared_site, tmp_path_factory)


@pytest.fixture(scope="module")
def own_site(prepared_site, tmp_path_factory):
    """A demo site that the tests of one module may change."""
    yield from _serve_copy(prepared_site, tmp_path_factory)


def _serve_copy(prepared: ServedSite, tmp_path_factory):
    copy = prepared.copy(tmp_path_factory.mktemp("served") / "site")
    try:
        copy.start()
        yield copy
    finally:
        copy.remove()


class Windows:
    """Opens browser windows and remembers what went wrong in them."""

    def __init__(self, browser: Browser):
        self.browser = browser
        self.contexts: list[BrowserContext] = []
        self.problems: list[str] = []
        self.other_hosts: list[str] = []

    def open(self, site: ServedSite, **options) -> Page:
        """Return a new window, without cookies, in which paths belong to `site`."""
        context = self.browser.new_context(
            base_url=site.url, locale="da-DK", **{"viewport": DESKTOP, **options}
        )
        context.set_default_timeout(PATIENCE_MS)
        context.route(re.compile(f"^(?!{site.url}/)https?:"), self._refuse)
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.problems.append(str(error.error)))
        self.contexts.append(context)
        return context.new_page()

    def _refuse(self, route) -> None:
        self.other_hosts.append(urlsplit(route.request.url).hostname)
        route.abort()

    def _hear(self, message) -> None:
        if message.type not in ("error", "warning"):
            return
        address = message.location["url"]
        # A browser reports an address that is meant to lead nowhere, and the answer
        # to a form that the editor has tried to save while it was half filled in.
        if "404" in message.text and message.page and message.page.url == address:
            return
        if "400" in message.text and urlsplit(address).path.startswith("/admin/pages/"):
            return
        self.problems.append(f"{message.text} ({address})")

    def close(self) -> None:
        for context in self.contexts:
            context.close()


@pytest.fixture
def windows(chromium):
    """Windows in which nothing goes wrong and no other host is asked for anything.

    A test for which another host is the point takes it out of `other_hosts`.
    """
    opened = Windows(chromium)
    yield opened
    opened.close()
    assert opened.problems == []
    assert opened.other_hosts == []


@pytest.fixture
def reader(windows, site):
    """A resident's window: a computer, with JavaScript."""
    return windows.open(site)
