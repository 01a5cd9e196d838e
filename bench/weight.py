"""What a first visit weighs in a browser, held against the site's budgets.

    python -m bench.weight

Chromium with an empty cache asks the site for each page, on a phone and on a desktop,
and then scrolls to its end. Ends with 1 when a page is over a budget.
"""

import argparse
import sys
from collections import Counter
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, Request, sync_playwright

from bench.in_process import InProcess
from bench.temporary_site import SITE, TemporarySite, gunicorn, temporary_site
from tests.chromium import find_chromium

PAGES = {
    "home": "/",
    "overview": "/boligsocial-indsats/",
    "initiative": "/boligsocial-indsats/brandkadet/",
    "text page": "/was/",
}
SCREENS = {
    "phone": {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 3},
    "desktop": {"viewport": {"width": 1440, "height": 900}, "device_scale_factor": 1},
}
# Bytes as sent, without headers; a browser opens with some 14 kB to a first answer.
CODE_BUDGET = 14 * 1024
FONT_BUDGET = 30 * 1024
REQUEST_BUDGET = 6
CODE = ("document", "stylesheet", "script")

OBSERVER = """
window.shifts = 0;
window.largest = {time: 0, element: ""};
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) {
    if (!shift.hadRecentInput) window.shifts += shift.value;
  }
}).observe({type: "layout-shift", buffered: true});
new PerformanceObserver((list) => {
  const paint = list.getEntries().at(-1);
  window.largest = {time: paint.startTime, element: paint.element?.tagName ?? ""};
}).observe({type: "largest-contentful-paint", buffered: true});
"""
SCROLL = """async () => {
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
    scrollTo(0, y);
    await new Promise((done) => setTimeout(done, 100));
  }
}"""


@dataclass(frozen=True)
class Weight:
    """One visit: bytes and requests by type, and what the browser made of them."""

    sent: Counter
    requests: Counter
    picture_bytes_at_end: int
    shifts: float
    elements: int
    largest_ms: float
    largest_element: str

    @property
    def code_bytes(self) -> int:
        return sum(self.sent[kind] for kind in CODE)

    def excesses(self, *, is_text: bool) -> list[str]:
        """Return what is over its budget, in words."""
        budgets = {
            "HTML, CSS and JavaScript": (self.code_bytes, CODE_BUDGET),
            "font": (self.sent["font"], FONT_BUDGET),
            "layout shift": (self.shifts, 0),
        }
        if is_text:
            budgets["requests"] = (self.requests.total(), REQUEST_BUDGET)
        return [
            f"{name}: {actual:g} of {allowed}"
            for name, (actual, allowed) in budgets.items()
            if actual > allowed
        ]


def main() -> int:
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args()
    executable = find_chromium()
    if executable is None:
        sys.exit("Chromium is missing.")
    with temporary_site(demo=True) as site:
        in_process = InProcess(site)
        for path in PAGES.values():
            # Makes the pictures' sizes, which no visitor waits for either.
            in_process.ask(path)
        with gunicorn(SITE, site.port, site.folder / "site.log"):
            return weigh_all(site, executable)


def weigh_all(site: TemporarySite, executable: str) -> int:
    """Print a line for each page and screen; return 1 if one is over a budget."""
    print(
        f"{'bytes as sent':20}{'HTML':>7}{'CSS':>7}{'JS':>6}{'sum':>7}{'font':>7}"
        f"{'images':>8}{'at end':>8}{'requests':>10}{'CLS':>7}{'elements':>10}"
        f"{'LCP ms':>8}"
    )
    excesses = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        )
        for name, path in PAGES.items():
            for screen, options in SCREENS.items():
                weight = weigh(browser, site.url + path, options)
                print_weight(f"{name}, {screen}", weight)
                excesses += [
                    f"{name}, {screen}: {excess}"
                    for excess in weight.excesses(is_text=name == "text page")
                ]
        browser.close()
    print("\nOver a budget:" if excesses else "\nAll within their budgets.")
    for excess in excesses:
        print(f"  {excess}")
    return 1 if excesses else 0


def weigh(browser: Browser, url: str, options: dict) -> Weight:
    """Visit a page with an empty cache, wait until it is quiet, then scroll down."""
    context = browser.new_context(**options, locale="da-DK")
    page = context.new_page()
    finished: list[Request] = []
    # A function of our own: Playwright marks what it is given.
    page.on("requestfinished", lambda request: finished.append(request))  # noqa: PLW0108
    page.add_init_script(OBSERVER)
    page.goto(url, wait_until="networkidle")
    page.evaluate("document.fonts.ready.then(() => true)")
    sent, requests = add_up(finished)
    largest = page.evaluate("window.largest")
    scroll_to_end(page)
    at_end, _ = add_up(finished)
    weight = Weight(
        sent=sent,
        requests=requests,
        picture_bytes_at_end=at_end["image"],
        shifts=page.evaluate("window.shifts"),
        elements=page.evaluate("document.querySelectorAll('*').length"),
        largest_ms=largest["time"],
        largest_element=largest["element"],
    )
    context.close()
    return weight


def scroll_to_end(page: Page) -> None:
    page.evaluate(SCROLL)
    page.wait_for_load_state("networkidle")


def add_up(finished: list[Request]) -> tuple[Counter, Counter]:
    """Return the bytes of the bodies, as sent, and the requests, by type."""
    sent, requests = Counter(), Counter()
    for request in finished:
        sent[request.resource_type] += request.sizes()["responseBodySize"]
        requests[request.resource_type] += 1
    return sent, requests


def print_weight(label: str, weight: Weight) -> None:
    sent = weight.sent
    print(
        f"{label:20}{sent['document']:7}{sent['stylesheet']:7}{sent['script']:6}"
        f"{weight.code_bytes:7}{sent['font']:7}{sent['image']:8}"
        f"{weight.picture_bytes_at_end:8}{weight.requests.total():10}"
        f"{weight.shifts:7.3f}{weight.elements:10}{weight.largest_ms:8.0f}"
        f" {weight.largest_element}"
    )


if __name__ == "__main__":
    sys.exit(main())
