"""Words from right to left, and the numbers in them."""

import pytest

from plaintext.directions import directed_html, isolated
from tests.factories import (
    InitiativeIndexPageFactory,
    InitiativePageFactory,
    PersonFactory,
    SiteSettingsFactory,
    StandardPageFactory,
    home_page,
)
from tests.html import one, parse

ARABIC = "مساعدة في السكن، اتصل على 12 34 56 78"


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("اتصل 12 34 56 78.", ["12 34 56 78"]),
        ("اتصل +45 12 34 56 78 أو 112", ["+45 12 34 56 78", "112"]),
        ("من 9-15", ["9-15"]),
        ("في 24.12.2026", ["24.12.2026"]),
        ("اكتب إلى amina@example.org", ["amina@example.org"]),
        ("انظر https://example.org/a", ["https://example.org/a"]),
        ("חייגו 12 34 56 78", ["12 34 56 78"]),
        ("لا أرقام", []),
    ],
)
def test_numbers_and_addresses_are_set_apart(text, apart):
    html = parse(isolated(text))
    assert [found.get_text() for found in html.select('bdi[dir="ltr"]')] == apart
    assert html.get_text() == text


@pytest.mark.parametrize("text", ["Ring 12 34 56 78", "<b> & 9-15", ""])
def test_words_from_left_to_right_are_left_alone(text):
    assert isolated(text) is text
    assert directed_html(text) is text


def test_nothing_is_unescaped_or_broken():
    text = "<b>سلام</b> & 'x' 12"
    html = isolated(text)
    assert parse(html).get_text() == text
    assert "<b>" not in html


def test_rich_text_runs_block_by_block():
    source = '<h3>سلام</h3><p>اتصل <a href="tel:112">112</a></p><ul><li>x</li></ul>'
    html = parse(directed_html(source))
    assert all(block["dir"] == "auto" for block in html.select("h3, p, ul"))
    assert one(html, "a")["href"] == "tel:112"


@pytest.mark.django_db
class TestOnPages:
    @pytest.fixture
    def page(self):
        SiteSettingsFactory()
        overview = InitiativeIndexPageFactory(title="مبادرات", summary=ARABIC)
        return InitiativePageFactory(
            parent=overview,
            title="مقهى الواجبات",
            summary=ARABIC,
            audience=ARABIC,
            place=ARABIC,
            how_to_start=ARABIC,
            contact=PersonFactory(name="أمينة", job_title="مستشارة"),
            change_note=ARABIC,
            content_updated="2026-03-01",
            body=[
                ("text", {"title": ARABIC, "text": f"<p>{ARABIC}</p>"}),
                ("quote", {"quote": ARABIC, "name": "أمينة", "role": "ساكنة"}),
                (
                    "questions",
                    {
                        "title": ARABIC,
                        "questions": [
                            {"question": ARABIC, "answer": f"<p>{ARABIC}</p>"}
                        ],
                    },
                ),
                (
                    "steps",
                    {
                        "title": ARABIC,
                        "introduction": "",
                        "steps": [{"title": ARABIC, "text": f"<p>{ARABIC}</p>"}],
                    },
                ),
            ],
        )

    def check(self, response):
        document = parse(response)
        found = [
            text
            for text in one(document, "body").find_all(string=True)
            if any("\u0600" <= letter <= "\u06ff" for letter in text)
        ]
        assert found
        for text in found:
            ways = [
                parent.get("dir") or ("auto" if parent.name == "bdi" else None)
                for parent in text.parents
            ]
            assert "auto" in ways, text
            assert "12 34" not in text, f"not set apart: {text}"

    def test_of_the_page_itself(self, client, page):
        self.check(client.get(page.url))

    def test_of_its_card(self, client, page):
        self.check(client.get(page.get_parent().url))

    def test_of_the_front_page(self, client, page):
        self.check(client.get(home_page().url))

    def test_of_the_search(self, client, page):
        StandardPageFactory(title="مقهى", summary=ARABIC)
        self.check(client.get("/soeg/", {"q": "مقهى"}))
