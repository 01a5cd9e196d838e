"""A reader leaves nothing behind, here or anywhere else, unless they ask for it."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.browser.pages_of_every_type import OVERVIEW, PAGES, PASSWORD_PAGE

PLAYER = re.compile(r"^https://www\.youtube-nocookie\.com/embed/DemoVideo04\b")
STORED = "() => localStorage.length + sessionStorage.length"


def test_no_page_sets_a_cookie_or_stores_anything(reader):
    for path in PAGES.values():
        reader.goto(path)
        assert reader.context.cookies() == [], path
        assert reader.evaluate(STORED) == 0, path


def test_the_form_for_a_password_sets_only_the_cookie_that_protects_it(reader):
    reader.goto(PASSWORD_PAGE)
    [cookie] = reader.context.cookies()
    assert cookie["name"] == "csrftoken"
    assert cookie["httpOnly"]
    assert cookie["sameSite"] == "Lax"


def test_no_other_host_is_asked_before_the_reader_asks(reader, site):
    hosts = set()
    reader.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    for path in PAGES.values():
        reader.goto(path)
    assert hosts == {urlsplit(site.url).netloc}


def test_a_video_is_fetched_when_play_is_pressed(reader, windows):
    reader.goto(f"{OVERVIEW}rapskole/")
    expect(reader.locator("iframe")).to_have_count(0)
    with reader.expect_request(PLAYER):
        reader.get_by_role("button", name="Afspil videoen her").click()
    frame = reader.locator("iframe")
    expect(frame).to_have_attribute("src", PLAYER)
    expect(frame).to_have_attribute("title", "Video: Sommerkoncert i gården")
    expect(frame).to_be_focused()
    expect(reader.get_by_role("button", name="Afspil videoen her")).to_have_count(0)
    windows.other_hosts.remove("www.youtube-nocookie.com")


def test_a_video_is_a_link_without_javascript(windows, site):
    page = windows.open(site, java_script_enabled=False)
    page.goto(f"{OVERVIEW}rapskole/")
    video = page.locator("figure.video")
    expect(video.get_by_role("button")).to_have_count(0)
    expect(video.get_by_role("link", name="Sommerkoncert i gården")).to_have_attribute(
        "href", "https://www.youtube.com/watch?v=DemoVideo04"
    )
