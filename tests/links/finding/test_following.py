"""Flagged once, every page follows at once, and it is known where a link is used."""

import pytest
from wagtail.models import ReferenceIndex

from links.kinds import Kind
from links.models import Link
from tests.factories import (
    InitiativePageFactory,
    LinkFactory,
    StandardPageFactory,
    publish,
    rich_text_link,
)
from tests.html import one, parse, words
from tests.notes import note

pytestmark = pytest.mark.django_db

NOTE = note(Kind.ARTICLE)


def stored(page, name: str, value: dict):
    """Return `page` with one block as an import would store it."""
    block = page._meta.get_field("body").stream_block
    page.body = block.to_python([{"type": name, "value": value}])
    return publish(page)


@pytest.fixture
def link():
    return LinkFactory(title="Sociale viceværter i Sydhavnen")


@pytest.fixture
def uses(link):
    """A page for each way in which a page can use a link."""
    text = f"<p>Læs {rich_text_link(link, 'artiklen')}.</p>"
    typed = f'<p>Læs <a href="{link.url}">artiklen</a>.</p>'
    return {
        "list": stored(
            StandardPageFactory(), "link_list", {"title": "Mere", "links": [link.pk]}
        ),
        "rich text": stored(
            StandardPageFactory(), "text", {"title": "Om", "text": text}
        ),
        "button": stored(
            StandardPageFactory(), "call_to_action", {"label": "Læs", "link": link.pk}
        ),
        "related links": stored(
            InitiativePageFactory(),
            "related_links",
            {"groups": [{"label": "Egeby Kommune", "links": [link.pk]}]},
        ),
        "study": stored(
            InitiativePageFactory(), "knowledge", {"studies": [{"link": link.pk}]}
        ),
        "typed address": stored(
            StandardPageFactory(), "text", {"title": "Om", "text": typed}
        ),
    }


def test_every_page_follows_the_flag_at_once_and_back_again(client, link, uses):
    for page in uses.values():
        main = one(parse(client.get(page.url)), "main")
        assert one(main, f'a[href="{link.url}"]')
        assert NOTE not in words(main)

    Link.objects.filter(pk=link.pk).update(availability=Link.Availability.UNAVAILABLE)
    for way, page in uses.items():
        main = one(parse(client.get(page.url)), "main")
        assert not main.select(f'a[href="{link.url}"]'), way
        assert words(main).count(NOTE) == 1, way

    Link.objects.filter(pk=link.pk).update(availability=Link.Availability.AVAILABLE)
    for page in uses.values():
        assert one(parse(client.get(page.url)), f'main a[href="{link.url}"]')


def test_the_reference_index_knows_every_use_but_typed_addresses(link, uses):
    used_by = set(
        ReferenceIndex.get_references_to(link).values_list("object_id", flat=True)
    )
    expected = {str(page.pk) for way, page in uses.items() if way != "typed address"}
    assert used_by == expected


def let_vanish(link: Link) -> None:
    """Delete a link that is in use, as only a database tool can."""
    for about in (link.health, link.tally, link.uses.all()):
        about.delete()
    Link.objects.filter(pk=link.pk)._raw_delete(using="default")


def test_a_link_that_vanished_leaves_the_page_standing(client, link, uses):
    let_vanish(link)
    for way, page in uses.items():
        main = one(parse(client.get(page.url)), "main")
        assert link.title not in words(main), way
        if way != "typed address":
            assert not main.select(f'a[href="{link.url}"]'), way
        assert not [item for item in main.select("li") if not words(item)], way


def test_among_several_links_one_that_vanished_leaves_no_empty_item(client):
    kept, gone = LinkFactory.create_batch(2)
    ids = [kept.pk, gone.pk]
    page = InitiativePageFactory()
    block = page._meta.get_field("body").stream_block
    page.body = block.to_python(
        [
            {"type": "link_list", "value": {"title": "Mere", "links": ids}},
            {"type": "related_links", "value": {"groups": [{"links": ids}]}},
            {
                "type": "knowledge",
                "value": {
                    "studies": [{"link": gone.pk, "year": 2019}, {"link": kept.pk}]
                },
            },
        ]
    )
    page = publish(page)
    let_vanish(gone)
    main = one(parse(client.get(page.url)), "main")
    assert len(main.select(f'a[href="{kept.url}"]')) == 3
    assert not [item for item in main.select("li") if not words(item)]
