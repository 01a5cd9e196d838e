"""Any page can be read aloud, where the browser has a Danish voice of its own."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages_of_every_type import INITIATIVE, OVERVIEW

# A voice that says nothing: a test lets it come to the end of a sentence.
VOICE = """
const said = [];
let current = null;
class Utterance { constructor(text) { this.text = text; } }
window.SpeechSynthesisUtterance = Utterance;
Object.defineProperty(window, 'speechSynthesis', {value: Object.assign(new EventTarget(), {
    getVoices: () => [{lang: 'en-GB', localService: true}, %s],
    speak(words) { current = words; said.push(words.text); },
    cancel() { const cut = current; current = null; cut?.onerror?.({error: 'canceled'}); },
})});
window.voice = {
    said,
    isSpeaking: () => current !== null,
    finish() { const done = current; current = null; done.onend(); },
    marked: () => [...(CSS.highlights.get('read-aloud') ?? [])].map(r => r.toString()),
};
"""
DANISH = VOICE % "{lang: 'da-DK', localService: true}"
DANISH_ELSEWHERE = VOICE % "{lang: 'da-DK', localService: false}"


@pytest.fixture
def listener(reader) -> Page:
    """A reader whose browser speaks Danish."""
    reader.add_init_script(DANISH)
    return reader


def said(page: Page) -> list[str]:
    return page.evaluate("voice.said")


def test_the_page_is_read_from_its_title_on_and_each_sentence_is_marked(listener):
    listener.goto(INITIATIVE)
    listener.get_by_role("button", name="Læs op").click()
    title = listener.get_by_role("heading", level=1).inner_text()
    assert said(listener) == [title]
    assert listener.evaluate("voice.marked()") == [title]

    listener.evaluate("voice.finish()")
    lead = listener.locator(".lead").inner_text()
    sentence = said(listener)[1]
    assert lead.startswith(sentence)
    assert listener.evaluate("voice.marked()") == [sentence]


@pytest.mark.parametrize("path", ["/", OVERVIEW, INITIATIVE, "/was/"])
def test_all_of_the_text_is_read_and_nothing_around_it(listener, path):
    listener.goto(path)
    listener.get_by_role("button", name="Læs op").click()
    listener.evaluate("while (voice.isSpeaking()) voice.finish()")
    words = " ".join(said(listener))
    assert listener.get_by_role("heading", level=1).inner_text() in words
    for paragraph in listener.locator("main .prose > p").all():
        assert " ".join(paragraph.inner_text().split()) in words
    assert "Du er her" not in words
    assert "På denne side" not in words
    assert "Sideansvarlig" not in words
    # The end is the end: the control is as it was, and nothing stays marked.
    expect(listener.get_by_role("button", name="Læs op")).to_be_visible()
    assert listener.evaluate("voice.marked()") == []


def test_it_is_started_paused_and_stopped_by_keyboard(listener):
    listener.goto(INITIATIVE)
    start = listener.get_by_role("button", name="Læs op")
    start.focus()
    listener.keyboard.press("Enter")
    pause = listener.get_by_role("button", name="Pause")
    expect(pause).to_be_focused()

    listener.evaluate("voice.finish()")
    listener.keyboard.press("Space")
    assert not listener.evaluate("voice.isSpeaking()")
    expect(listener.get_by_role("button", name="Fortsæt")).to_be_focused()

    # The sentence that was cut off is said again.
    listener.keyboard.press("Space")
    assert said(listener)[-1] == said(listener)[-2]
    assert listener.evaluate("voice.isSpeaking()")

    listener.keyboard.press("Escape")
    assert not listener.evaluate("voice.isSpeaking()")
    expect(start).to_be_focused()
    expect(pause).to_be_hidden()


def test_what_is_being_read_is_on_the_screen(listener):
    listener.emulate_media(reduced_motion="reduce")
    listener.goto(INITIATIVE)
    listener.get_by_role("button", name="Læs op").click()
    for _ in range(25):
        listener.evaluate("voice.finish()")
    top, bottom, window, bar = listener.evaluate(
        """() => {
            const [range] = CSS.highlights.get('read-aloud');
            const box = range.getBoundingClientRect();
            const bar = document.querySelector('.read-aloud-bar').offsetHeight;
            return [box.top, box.bottom, innerHeight, bar];
        }"""
    )
    assert 0 <= top < bottom <= window - bar


def test_without_a_danish_voice_there_is_no_button(reader):
    fetched = []
    reader.on("request", lambda request: fetched.append(request.url))
    reader.goto(INITIATIVE, wait_until="networkidle")
    expect(reader.get_by_role("button", name="Læs op")).to_be_hidden()
    assert not [url for url in fetched if "read-aloud" in url]


def test_a_voice_that_lives_with_a_stranger_is_not_used(reader):
    reader.add_init_script(DANISH_ELSEWHERE)
    reader.goto(INITIATIVE, wait_until="networkidle")
    expect(reader.get_by_role("button", name="Læs op")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["/", INITIATIVE])
def test_nothing_moves_when_the_voice_comes(windows, site, path, width):
    page = windows.open(site, viewport={"width": width, "height": 740})
    page.add_init_script(DANISH)
    page.goto(path)
    heading = page.get_by_role("heading", level=1)
    button = page.get_by_role("button", name="Læs op")
    expect(button).to_be_visible()
    with_button = heading.bounding_box()
    page.evaluate("document.querySelector('[data-read-aloud]').hidden = true")
    assert heading.bounding_box() == with_button
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
