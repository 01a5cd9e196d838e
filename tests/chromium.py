"""The browser of the tests, started once for those that follow each other."""

import os
import shutil
from contextlib import ExitStack

from playwright.sync_api import Browser, sync_playwright

# The first is the same browser without a window of its own, which takes a fifth of the
# time to open a page in.
BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium() -> str | None:
    """Return where the system's Chromium is, or the one that CHROMIUM names."""
    names = (os.environ.get("CHROMIUM", ""), *BROWSERS)
    return next(filter(None, map(shutil.which, names)), None)


class Chromium:
    """Chromium, there from when it is asked for until it is closed; then once more.

    While Playwright's event loop runs in this thread, tests that need one of their own
    cannot run.
    """

    def __init__(self, path: str):
        self._path = path
        self._open = ExitStack()
        self._browser: Browser | None = None

    @property
    def browser(self) -> Browser:
        if self._browser is None:
            # Django takes the loop for asynchronous code, and refuses its database to it.
            os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
            self._open.callback(os.environ.pop, "DJANGO_ALLOW_ASYNC_UNSAFE")
            playwright = self._open.enter_context(sync_playwright())
            self._browser = playwright.chromium.launch(
                executable_path=self._path, args=list(ARGUMENTS)
            )
            self._open.callback(self._browser.close)
        return self._browser

    def close(self) -> None:
        self._browser = None
        self._open.close()
