"""What is pasted comes out as the site writes it, with none of its words lost."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from plaintext.pasted.pasting import tidy_pasted, tidy_text


def pasted(html: str, headings=True) -> str:
    return tidy_pasted(html, headings=headings)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        # Word
        (
            (
                "<html><head><style>p{}</style></head><body><!--StartFragment-->"
                '<p class="MsoListParagraph"><span style="font-family:Symbol">·<span>'
                "\xa0\xa0\xa0 </span></span>Kom</p><p class=MsoNormal><o:p>&nbsp;</o:p></p>"
                "<!--EndFragment--></body></html>"
            ),
            "<ul><li>Kom</li></ul>",
        ),
        ("<h1>Om os</h1><p>Vi er her.</p>", "<h3>Om os</h3><p>Vi er her.</p>"),
        ("<h4><b>Om</b> os</h4><p>Ja.</p>", "<h3>Om os</h3><p>Ja.</p>"),
        ("<p><strong>Om os</strong></p><p>Ja.</p>", "<h3>Om os</h3><p>Ja.</p>"),
        # Google Docs
        (
            (
                '<b style="font-weight:normal"><p><span style="font-weight:700">Om os'
                "</span></p><p><span>Ja.</span></p></b>"
            ),
            "<h3>Om os</h3><p>Ja.</p>",
        ),
        # A sentence, and a line with nothing below, are no headings.
        ("<p><b>Ring nu.</b></p><p>Ja.</p>", "<p><b>Ring nu.</b></p><p>Ja.</p>"),
        ("<p>Ja.</p><p><b>Om os</b></p>", "<p>Ja.</p><p><b>Om os</b></p>"),
        ("<div>a<div>b</div>c</div>", "<p>a</p><p>b</p><p>c</p>"),
        (
            "<ul><li><p>a</p></li><li>b<ul><li>c</li></ul></li></ul>",
            "<ul><li>a</li><li>b</li><li>c</li></ul>",
        ),
        (
            '<p>Se <a href="https://egeby.dk/" onclick="x()">byen</a><script>x</script>',
            '<p>Se <a href="https://egeby.dk/">byen</a></p>',
        ),
        (
            (
                "<table><tr><td>Mandag</td><td>9–14</td></tr>"
                "<tr><td>Tirsdag</td><td>10–12</td></tr></table>"
            ),
            "<ul><li>Mandag: 9–14</li><li>Tirsdag: 10–12</li></ul>",
        ),
        (
            (
                "<table><tr><th>Navn</th><th>Telefon</th><th>Tid</th></tr>"
                "<tr><td>Mona</td><td>12 34</td><td>9–11</td></tr></table>"
            ),
            "<ul><li>Mona – Telefon: 12 34 – Tid: 9–11</li></ul>",
        ),
        ("<table><tr><td><p>a</p><p>b</p></td></tr></table>", "<p>a</p><p>b</p>"),
    ],
)
def test_puts_right(html, expected):
    assert pasted(html) == expected


def test_keeps_headings_as_bold_lines_where_the_field_has_none():
    html = "<h2>Om os</h2><p>Ja.</p>"
    assert pasted(html, headings=False) == "<p><b>Om os</b></p><p>Ja.</p>"


def test_reads_a_plain_text():
    text = "Du kan:\n•\tringe\n•\tkomme\n\n1 < 2"
    assert tidy_text(text, headings=True) == (
        "<p>Du kan:</p><ul><li>ringe</li><li>komme</li></ul><p>1 &lt; 2</p>"
    )


_TAGS = ["p", "b", "div", "table", "tr", "td", "ul", "li", "h2", "span", "a"]
_pieces = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in _TAGS] + [f"</{tag}>" for tag in _TAGS]),
    st.sampled_from(["ord", " æble ", "Kom:", "og "]),
)


@given(st.lists(_pieces, max_size=14).map("".join))
def test_loses_no_word(html):
    def letters(source: str) -> str:
        soup = BeautifulSoup(source, "html.parser")
        return "".join(sorted("".join(soup.get_text().replace("–", "").split())))

    before, after = letters(html), letters(pasted(html))
    assert after.replace(":", "") == before.replace(":", "")
