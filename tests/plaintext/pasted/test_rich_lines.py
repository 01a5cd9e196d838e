"""Rich text that is saved has lists for typed ones, and no empty lines."""

import pytest

from plaintext.pasted.rich_lines import tidy_lines


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>•\tKom</p><p>•\tGå</p>", "<ul><li>Kom</li><li>Gå</li></ul>"),
        ("<p>- Kom</p><p>- Gå</p>", "<ul><li>Kom</li><li>Gå</li></ul>"),
        ("<p>1. Ring</p><p>2. Kom</p>", "<ol><li>Ring</li><li>Kom</li></ol>"),
        ("<p>Du kan:</p><p>– ringe</p>", "<p>Du kan:</p><ul><li>ringe</li></ul>"),
        ("<p>• a<br/>• b</p>", "<ul><li>a</li><li>b</li></ul>"),
        ("<p>Kom:<br/>• a<br/>• b</p>", "<p>Kom:</p><ul><li>a</li><li>b</li></ul>"),
        ("<p><b>• Kom</b> nu</p>", "<ul><li><b>Kom</b> nu</li></ul>"),
        ("<p><b>• </b>Kom</p>", "<ul><li>Kom</li></ul>"),
        ("<ul><li>a</li></ul><p>• b</p>", "<ul><li>a</li><li>b</li></ul>"),
        ("<p>a</p><p></p><p> \xa0</p><p>b</p>", "<p>a</p><p>b</p>"),
        ("<p>a</p><p><br/></p><p>b</p>", "<p>a</p><p>b</p>"),
        (
            '<p data-block-key="k1">• a</p><p data-block-key="k2">• b</p>',
            '<ul><li data-block-key="k1">a</li><li data-block-key="k2">b</li></ul>',
        ),
        (
            '<p>• <a linktype="link" id="7">Nyt</a> fra byen</p>',
            '<ul><li><a id="7" linktype="link">Nyt</a> fra byen</li></ul>',
        ),
    ],
)
def test_puts_right(before, after):
    tidied = tidy_lines(before)
    assert tidied.replace('linktype="link" id="7"', 'id="7" linktype="link"') == after
    # Once is enough.
    assert tidy_lines(tidied) == tidied


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p></p>",
        '<p data-block-key="x"></p>',
        "<p>Kom &amp; vær med.</p>",
        "<p>Ring 112 – nu.</p>",
        "<p>1. marts holder vi fest.</p>",
        "<p>- Kom</p>",
        "<p><b>Hvornår?</b></p><p>Tirsdag.</p>",
        "<p>Vej 1<br/>9999 Egeby</p>",
        '<p>a</p><hr/><embed embedtype="image" id="3" alt="x" format="left"/>',
    ],
)
def test_leaves_alone_what_is_right_to_the_letter(html):
    assert tidy_lines(html) == html


def test_makes_no_list_where_the_field_has_none():
    html = "<p>• a</p><p></p><p>• b</p>"
    assert tidy_lines(html, lists=False) == "<p>• a</p><p>• b</p>"
