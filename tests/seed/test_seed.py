"""Each line of the page that this site replaces has its place on the new one.

Staff enter the old text through the admin and publish it; then the public pages
are read as a browser reads them. The table says where each line of the file is
found, and no line may be missing from it.
"""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from bs4 import Tag
from django.test import Client

from boligsocial.roles import set_up_roles
from links.models import Link
from tests.html import one, parse, words
from tests.seed import answers, entering
from tests.seed.text import SEED, Line, Seed, SeedInitiative, SeedLink, read_seed

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not SEED.exists(), reason="The old page's text is not here"),
]

# A line of the file, the public page that has it, and what must hold there.
Place = tuple[Line, Tag, Callable[[Tag], object]]


def test_every_line_of_the_old_page_has_its_place_on_the_new_one():
    seed = read_seed()
    set_up_roles()
    overview, initiatives = entering.enter(seed)
    fetched = [_fetch(page) for page in (overview, *initiatives)]

    assert _lost_titles() == _titles_of_dead_links(seed)
    table = list(places(seed, *fetched))
    lost = {}
    for line, page, check in table:
        try:
            check(page)
        except AssertionError as error:
            lost[line.number] = str(error)
    assert not lost
    accounted_for = {line.number for line, _page, _check in table}
    assert accounted_for == {line.number for line in seed.lines}


def _titles_of_dead_links(seed: Seed) -> set[str]:
    links = [link for initiative in seed.initiatives for link in initiative.links]
    return {link.title for link in links if link.note}


def _lost_titles() -> set[str]:
    """Return the links of the register that are gone, and whose address nobody knows."""
    lost = Link.objects.filter(url=None, availability="unavailable")
    return set(lost.values_list("title", flat=True))


def _fetch(page) -> Tag:
    response = Client().get(page.url)
    assert response.status_code == 200
    return parse(response)


def _fetch_address(address: str) -> Tag:
    response = Client().get(address)
    assert response.status_code == 200
    return parse(response)


def places(
    seed: Seed,
    overview: Tag,
    *initiatives: Tag,
    fetch: Callable[[str], Tag] = _fetch_address,
) -> Iterator[Place]:
    """Yield where each line of the old page is to be found.

    `fetch` returns the document at an address that a card leads to.
    """
    yield seed.title, overview, partial(is_title, seed.title.text)
    yield seed.lead, overview, partial(is_only, ".lead", seed.lead.text)
    yield seed.picture, overview, partial(is_described, seed.file_name)
    yield seed.heading, overview, partial(in_section, seed.heading.text)
    for line in seed.paragraphs:
        yield line, overview, partial(is_paragraph, seed.heading.text, line.text)
    for initiative, page in zip(seed.initiatives, initiatives, strict=True):
        yield initiative.card, overview, partial(is_card, initiative.card.text, fetch)
        yield from _places_of_initiative(initiative, page)
    for page in (overview, *initiatives):
        yield seed.dates, page, partial(has_dates, seed)
        yield seed.owner, page, partial(has_owner, seed.owner.text)
        yield seed.housing_search, page, partial(calls_home_seekers, seed)


def _places_of_initiative(initiative: SeedInitiative, page: Tag) -> Iterator[Place]:
    yield initiative.title, page, partial(is_title, initiative.title.text)
    headings = {
        name: label.text.removesuffix(":") for name, label in initiative.labels.items()
    }
    for name, label in initiative.labels.items():
        yield label, page, partial(in_section, headings[name])
        for line in initiative.texts[name]:
            yield line, page, partial(is_paragraph, headings[name], line.text)
    for line in initiative.closing:
        yield line, page, partial(is_paragraph, headings["target_group"], line.text)
    for line in initiative.characteristics:
        text = line.text.removeprefix("• ")
        yield line, page, partial(is_list_item, headings["target_group"], text)
    if initiative.study:
        kind = initiative.study_label.text.split()[0]
        check = partial(is_study, headings["knowledge"], initiative, kind)
        yield initiative.study_label, page, check
        yield initiative.study, page, check
    for link in initiative.links:
        check = is_unavailable_link if link.note else is_available_link
        yield link.line, page, partial(check, headings["related_links"], link)
        if link.label_line:
            yield link.label_line, page, partial(is_group_label, link)


def is_title(text: str, page: Tag) -> None:
    """The page's only h1, and what its browser tab is called."""
    assert words(one(page, "h1")) == text
    assert words(one(page, "title")).startswith(text)


def is_only(selector: str, text: str, page: Tag) -> None:
    assert words(one(page, selector)) == text


def is_described(file_name: str, page: Tag) -> None:
    """The picture says what it shows; its file's name is nowhere to be read."""
    picture = one(page, "main .bleed img")
    assert picture["alt"] == entering.PICTURE_DESCRIPTION
    name = file_name.partition(".")[0]
    assert name not in words(page)
    assert not [image for image in page.select("img") if name in image["alt"]]


def in_section(heading: str, page: Tag) -> Tag:
    """Return the section that has the heading, which also names it."""
    found = [item for item in page.select("main h2") if words(item) == heading]
    assert len(found) == 1, f"{len(found)} headings {heading}"
    section = found[0].find_parent("section")
    assert section["aria-labelledby"] == found[0]["id"]
    return section


def is_paragraph(heading: str, text: str, page: Tag) -> None:
    paragraphs = [words(item) for item in in_section(heading, page).select("p")]
    assert paragraphs.count(text) == 1


def is_list_item(heading: str, text: str, page: Tag) -> None:
    characteristics = one(in_section(heading, page), "ul")
    assert [words(item) for item in characteristics.select("li")].count(text) == 1


def is_card(title: str, fetch: Callable[[str], Tag], page: Tag) -> None:
    """A heading that is a link, among the cards of the overview."""
    cards = page.select("li h3 a")
    [card] = [card for card in cards if words(card) == title]
    assert words(one(fetch(card["href"]), "h1")) == title


def is_study(heading: str, initiative: SeedInitiative, kind: str, page: Tag) -> None:
    """A link in the section on what is known, with its kind and publisher."""
    item = one(in_section(heading, page), "li")
    link = one(item, "a[href]")
    assert words(link) == initiative.study.text
    assert link["href"] == answers.address_of(initiative.study.text)
    described = words(item).removeprefix(words(link))
    assert kind in described
    assert initiative.publisher in described


def _item_of(heading: str, link: SeedLink, page: Tag) -> Tag:
    """Return the list item of a link, below its label where it has one."""
    items = [
        item
        for item in in_section(heading, page).select("li")
        if words(item).startswith(link.title)
    ]
    if link.label:
        items = [item for item in items if _label_of(item) == link.label]
    assert len(items) == 1, f"{len(items)} links {link.title}"
    return items[0]


def _label_of(item: Tag) -> str:
    label = item.find_parent("ul").find_previous_sibling("h3")
    return words(label) if label else ""


def is_available_link(heading: str, link: SeedLink, page: Tag) -> None:
    item = _item_of(heading, link, page)
    anchor = one(item, "a")
    assert words(anchor) == link.title
    if link.title.startswith("www."):
        assert anchor["href"] == f"https://{link.title}/"
    else:
        assert anchor["href"] == answers.address_of(link.title)


def is_unavailable_link(heading: str, link: SeedLink, page: Tag) -> None:
    """Text and the note that agrees with its kind; nothing to follow."""
    item = _item_of(heading, link, page)
    assert not item.select("a")
    assert words(item) == f"{link.title} ({link.note})"


def is_group_label(link: SeedLink, page: Tag) -> None:
    labels = [words(item) for item in page.select("main section h3")]
    assert labels.count(link.label) == 1


def has_dates(seed: Seed, page: Tag) -> None:
    """Both dates for people and for machines, on one line."""
    created, updated = page.select(".page-metadata time")
    assert words(created.find_parent("p")) == seed.dates.text
    for time, text in [(created, seed.created), (updated, seed.updated)]:
        day, month, year = text.split(".")
        assert time["datetime"] == f"{year}-{month}-{day}"


def has_owner(text: str, page: Tag) -> None:
    metadata = [words(item) for item in page.select(".page-metadata p")]
    assert metadata.count(text) == 1


def calls_home_seekers(seed: Seed, page: Tag) -> None:
    """A question and a link whose text says where it leads, not “click here”."""
    call = one(page, "aside.housing-search")
    assert words(one(call, "h2")) == seed.housing_question
    link = one(call, "a")
    assert words(link) == answers.HOUSING_LINK_TEXT
    assert link["href"] == answers.HOUSING_ADDRESS
    instruction = seed.housing_search.text.partition(" - ")[2]
    assert instruction.lower() not in words(page).lower()
