"""What a first visit costs, as the browser itself counts it."""

import pytest
from playwright.sync_api import Page

from tests.browser.pages_of_every_type import (
    DEPARTMENT,
    DEPARTMENTS,
    DEPARTMENTS_ON_PLAN,
    DOCUMENTS,
    INITIATIVE,
    OVERVIEW,
    PAGES,
    URGENT_HELP,
)

KILOBYTE = 1000
TEXT_BUDGET = 14 * KILOBYTE
FONT_BUDGET = 30 * KILOBYTE
MOST_REQUESTS = 6
WIDTHS = (1280, 360)

TRANSFERS = """() => [
    ...performance.getEntriesByType('navigation'),
    ...performance.getEntriesByType('resource'),
].map(entry => ({
    name: new URL(entry.name).pathname,
    kind: entry.initiatorType,
    bytes: entry.encodedBodySize,
}))"""

LAYOUT_SHIFT = """() => new Promise(resolve => {
    let total = 0;
    const observer = new PerformanceObserver(list => {
        for (const entry of list.getEntries()) total += entry.value;
    });
    observer.observe({type: 'layout-shift', buffered: true});
    requestAnimationFrame(() => requestAnimationFrame(() => {
        for (const entry of observer.takeRecords()) total += entry.value;
        resolve(total);
    }));
})"""

PICTURES = """() => [...document.images].map(image => ({
    html: image.outerHTML,
    src: image.getAttribute('src'),
    alt: image.getAttribute('alt'),
    width: Number(image.getAttribute('width')),
    height: Number(image.getAttribute('height')),
    loading: image.getAttribute('loading'),
    priority: image.getAttribute('fetchpriority'),
    sources: [...(image.closest('picture')?.querySelectorAll('source') ?? [])].map(
        source => ({
            type: source.type,
            widths: source.srcset.split(',').length,
            sizes: source.sizes,
        })
    ),
}))"""


def transfers(page: Page, path: str) -> list[dict]:
    """Return what the browser fetched for a first visit, pictures apart."""
    page.goto(path, wait_until="networkidle")
    return [
        entry
        for entry in page.evaluate(TRANSFERS)
        if not entry["name"].startswith("/media/")
    ]


@pytest.mark.parametrize(
    "path",
    [
        *("/", OVERVIEW, INITIATIVE, DEPARTMENTS, DEPARTMENT, "/was/"),
        *(URGENT_HELP, DOCUMENTS, DEPARTMENTS_ON_PLAN),
    ],
)
def test_a_first_visit_fetches_little(reader, path):
    fetched = transfers(reader, path)
    fonts = [entry for entry in fetched if entry["name"].endswith(".woff2")]
    icons = [entry for entry in fetched if "/images/" in entry["name"]]
    text = [entry for entry in fetched if entry not in fonts + icons]
    assert all(entry["bytes"] > 0 for entry in text + fonts)
    assert sum(entry["bytes"] for entry in text) <= TEXT_BUDGET
    assert len(fonts) == 1
    assert sum(entry["bytes"] for entry in fonts) <= FONT_BUDGET


def test_a_page_of_text_needs_few_requests(reader):
    requests = []
    reader.on("request", lambda request: requests.append(request.url))
    reader.goto("/was/", wait_until="networkidle")
    assert len(requests) <= MOST_REQUESTS, requests


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["/", OVERVIEW, INITIATIVE, f"{OVERVIEW}rapskole/"])
def test_nothing_jumps_while_the_page_arrives(windows, site, path, width):
    page = windows.open(site, viewport={"width": width, "height": 740})
    page.goto(path, wait_until="networkidle")
    # Those further down are fetched when they come near the window.
    for picture in page.locator("img").all():
        picture.scroll_into_view_if_needed()
    page.wait_for_function("[...document.images].every(image => image.complete)")
    assert page.evaluate(LAYOUT_SHIFT) == 0


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_every_picture_has_its_size_a_description_and_light_formats(reader, path):
    reader.goto(path)
    for picture in reader.evaluate(PICTURES):
        html = picture["html"]
        assert picture["width"] > 0, html
        assert picture["height"] > 0, html
        assert picture["alt"] is not None, html
        assert picture["loading"] == "lazy" or picture["priority"] == "high", html
        if picture["src"].startswith("/media/"):
            types = [source["type"] for source in picture["sources"]]
            assert types[0] == "image/avif", html
            assert "image/webp" in types or picture["src"].endswith(".webp"), html
            assert all(source["widths"] > 1 for source in picture["sources"]), html
            assert all(source["sizes"] for source in picture["sources"]), html
