"""Clicks and minutes from an empty database to a public site with three old pages.

    python -m bench.moving_in [--seed FILE]

A browser takes the way of `tests.browser.newcomer`, which a test holds to what comes of
it, at a site as `bin/serve --empty` gives it: Getting started, the old page pasted, its
links given addresses, its drafts published, the site opened. Needs a Chromium.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from tests.browser.empty_site import empty_site
from tests.browser.hand import Effort
from tests.browser.newcomer import Newcomer, make_site_public
from tests.browser.prepare_empty import ADMINISTRATOR
from tests.chromium import find_chromium
from tests.seed.text import SEED, read_seed

PATIENCE_MS = 60_000
SCREEN = {"width": 1366, "height": 900}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=Path, default=SEED, help="the old page as text")
    path = parser.parse_args().seed
    chromium = find_chromium()
    if chromium is None:
        sys.exit("Chromium is missing.")
    if not path.exists():
        sys.exit(f"The old page is not at {path}.")
    with tempfile.TemporaryDirectory(prefix="boligsocial-bench-") as folder:
        print_efforts(move_in(Path(folder) / "site", chromium, path))


def move_in(folder: Path, chromium: str, path: Path) -> list[Effort]:
    """Go all the way at a site in `folder`; return what each part of it took."""
    expect.set_options(timeout=PATIENCE_MS)
    with (
        empty_site(folder) as site,
        sync_playwright() as playwright,
        playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox"]
        ) as browser,
    ):
        page = browser.new_page(base_url=site.url, locale="da-DK", viewport=SCREEN)
        page.set_default_timeout(PATIENCE_MS)
        hand = Newcomer(page)
        make_site_public(hand, ADMINISTRATOR, read_seed(path), path.read_text("utf-8"))
        return hand.efforts


def print_efforts(efforts: list[Effort]) -> None:
    """Print a line for each part, and their sum."""
    print(f"{'':50}clicks  fields  keys  machine s  by hand s")
    everything = Effort("all of it")
    for effort in (*efforts, everything):
        print(
            f"{effort.name:50}{effort.clicks:6}{effort.fields:8}{effort.characters:6}"
            f"{effort.seconds:11.1f}{effort.by_hand:11.0f}"
        )
        if effort is not everything:
            everything.add(effort)
    minutes = (everything.seconds + everything.by_hand) / 60
    print(f"{everything.clicks} clicks, {minutes:.0f} minutes")


if __name__ == "__main__":
    main()
