"""What a page costs: few queries, and no more of them for more content."""

import datetime

import pytest
from wagtail.models import Collection, CollectionViewRestriction

from initiatives.models import InitiativePage
from media.models import SiteImage
from pages.models import SiteSettings, StandardPage
from tests.factories import (
    DocumentFactory,
    InitiativeIndexPageFactory,
    InitiativePageFactory,
    LinkFactory,
    PersonFactory,
    PictureFactory,
    SiteSettingsFactory,
    StandardPageFactory,
    ThemeFactory,
    publish,
    rich_text_link,
)
from tests.html import one, parse
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

# The site with all that stands around the page; the page; all that it shows besides.
BUDGET = 3
# How many initiatives there are says which pages of the list there are.
BUDGET_OF_A_LATER_PAGE = BUDGET + 1


@pytest.fixture
def overview():
    """The overview of a site whose frame has all that a frame can have."""
    privacy = StandardPageFactory(title="Persondata")
    SiteSettingsFactory(privacy_page=privacy)
    for title in ("Kontakt", "For nye beboere"):
        StandardPageFactory(title=title, show_in_menus=True)
    return InitiativeIndexPageFactory(
        show_in_menus=True, slug="boligsocial-indsats", picture=PictureFactory()
    )


def body_with(links: int) -> list:
    """Return sections that use every way of pointing at something, `links` times."""
    made = LinkFactory.create_batch(links)
    flagged = LinkFactory.create_batch(links, flagged=True, replacement=made[0])
    pages = StandardPageFactory.create_batch(min(links, 20))
    to_pages = [LinkFactory(url=None, target_page=page) for page in pages]
    document = DocumentFactory()
    text = "".join(
        f"<p>{anchor}</p>"
        for anchor in (
            *(rich_text_link(link, "en god artikel") for link in made + flagged),
            *(rich_text_link(page, "vores råd") for page in pages),
            rich_text_link(document, "husordenen"),
            *(f'<a href="{link.url}">tastet</a>' for link in flagged),
        )
    )
    ids = [link.pk for link in made + flagged + to_pages]
    return [
        ("about", {"text": text}),
        ("why", {"text": text}),
        ("value", {"text": text}),
        (
            "target_group",
            {
                "title": "Hvem kan blive brandkadetter?",
                "introduction": text,
                "age_from": 13,
                "age_to": 17,
                "characteristics": ["er skoletrætte"] * links,
                "closing": text,
            },
        ),
        (
            "knowledge",
            {
                "title": "Det ved vi",
                "studies": [{"link": pk, "year": 2019} for pk in ids],
            },
        ),
        (
            "related_links",
            {"groups": [{"label": f"Gruppe {pk}", "links": [pk]} for pk in ids]},
        ),
        *(
            (
                "call_to_action",
                {"label": "Tilmeld dig", "link": pk, "text": "<p>Ja</p>"},
            )
            for pk in ids[:20]
        ),
        ("link_list", {"title": "Mere", "links": ids}),
    ]


def free_body_with(links: int) -> list:
    """Return what a text page can have of `body_with`."""
    free = StandardPage._meta.get_field("body").stream_block.child_blocks
    return [(name, value) for name, value in body_with(links) if name in free]


def as_stored(body: list, page_type=InitiativePage) -> list:
    """Return the stream with what its choosers chose, as Python code gives it."""
    block = page_type._meta.get_field("body").stream_block
    return block.to_python([{"type": name, "value": value} for name, value in body])


def initiative_with(overview, links: int, blocks: list = ()):
    return publish(
        InitiativePageFactory(
            parent=overview,
            slug=f"brandkadet-{links}",
            picture=PictureFactory(),
            picture_alt="Unge i brandmandsjakker foran en stigevogn",
            audience="Unge fra Østergården",
            contact=PersonFactory(photo=PictureFactory()),
            content_owner=PersonFactory(photo=PictureFactory()),
            themes=ThemeFactory.create_batch(min(links, 5)),
            body=as_stored([*body_with(links), *blocks]),
        )
    )


def test_an_initiative_costs_three_queries(client, overview):
    page = initiative_with(overview, 20, people_and_pictures(2))
    assert len(queries_of(client, page.url)) == BUDGET


def test_private_collections_cost_no_more(client, overview):
    hidden = Collection.get_first_root_node().add_child(instance=Collection(name="Hus"))
    CollectionViewRestriction.objects.create(
        collection=hidden, restriction_type=CollectionViewRestriction.LOGIN
    )
    page = initiative_with(overview, 2, people_and_pictures(2))
    SiteImage.objects.filter(pk=page.picture_id).update(collection=hidden)
    assert len(queries_of(client, page.url)) == BUDGET
    assert not parse(client.get(page.url)).select(".bleed picture")


def test_a_text_page_costs_three_queries(client, overview):
    few, many = (
        publish(
            StandardPageFactory(
                picture=PictureFactory(),
                content_owner=PersonFactory(),
                body=as_stored(
                    [*free_body_with(count), *people_and_pictures(count)], StandardPage
                ),
            )
        )
        for count in (2, 20)
    )
    assert len(queries_of(client, few.url)) == BUDGET
    assert len(queries_of(client, many.url)) == BUDGET


def test_an_initiative_costs_the_same_with_2_and_200_links(client, overview):
    few = queries_of(client, initiative_with(overview, 2).url)
    many = queries_of(client, initiative_with(overview, 200).url)
    assert len(few) == len(many)


def people_and_pictures(count: int) -> list:
    pictures = PictureFactory.create_batch(count)
    people = [PersonFactory(photo=picture) for picture in pictures]
    video = LinkFactory(url=f"https://youtu.be/abcdefg{count:04d}")
    return [
        *(
            ("contact", {"title": f"Ring til {person.name}", "person": person.pk})
            for person in people
        ),
        *(
            (
                "image",
                {"image": {"image": picture.pk, "alt_text": "En have i Egeby"}},
            )
            for picture in pictures
        ),
        *(
            ("video", {"link": video.pk, "picture": picture.pk, "length": "3 min."})
            for picture in pictures
        ),
    ]


def test_an_initiative_costs_the_same_with_2_and_20_people_and_pictures(
    client, overview
):
    few = initiative_with(overview, 3, people_and_pictures(2))
    many = initiative_with(overview, 4, people_and_pictures(20))
    assert len(parse(client.get(many.url)).select("main picture")) >= 60
    assert len(queries_of(client, few.url)) == len(queries_of(client, many.url))


def cards(overview, count: int) -> None:
    themes = ThemeFactory.create_batch(3)
    today = datetime.date(2019, 11, 19)
    for number in range(count):
        InitiativePageFactory(
            parent=overview,
            picture=PictureFactory() if number < 20 else None,
            themes=themes,
            content_updated=today,
            content_owner=PersonFactory(),
        )


def test_the_overview_costs_three_queries_however_many_initiatives(client, overview):
    text = rich_text_link(LinkFactory(), "Læs mere") + rich_text_link(
        StandardPageFactory(), "om os"
    )
    overview.body = [("text", {"title": "Hvad er det?", "text": text})]
    overview.content_owner = PersonFactory(photo=PictureFactory())
    overview = publish(overview)
    for more in (2, 18, 180):
        cards(overview, more)
        assert len(queries_of(client, overview.url)) == BUDGET
    filtered = f"{overview.url}?theme={overview.get_children()[0].specific.themes.first().slug}"
    assert len(queries_of(client, filtered)) == BUDGET
    last, beyond = (f"{overview.url}?page={number}" for number in (17, 4711))
    assert len(queries_of(client, last)) == BUDGET_OF_A_LATER_PAGE
    assert len(queries_of(client, beyond)) == BUDGET_OF_A_LATER_PAGE


def test_a_deep_page_costs_no_more_than_a_shallow_one(client, overview):
    top = page = StandardPageFactory(title="For beboere")
    for level in range(6):
        page = StandardPageFactory(parent=page, title=f"Niveau {level}")
    assert len(one(parse(client.get(page.url)), ".breadcrumb ol").select("li")) == 8
    assert len(queries_of(client, page.url)) == len(queries_of(client, top.url))


def test_the_front_page_costs_the_same_with_2_and_20_pages_below(client, overview):
    home = overview.get_parent().specific
    home.summary = "Vi er her for dig, der bor i Egeby."
    home.picture = PictureFactory()
    home.content_owner = PersonFactory()
    pages = StandardPageFactory.create_batch(6)
    home.tasks = home._meta.get_field("tasks").stream_block.to_python(
        [
            {"type": "task", "value": {"title": "Find hjælp", "page": page.pk}}
            for page in pages[:2]
        ]
    )
    publish(home)
    few = queries_of(client, "/")
    home.tasks = home._meta.get_field("tasks").stream_block.to_python(
        [
            {"type": "task", "value": {"title": "Find hjælp", "page": page.pk}}
            for page in pages
        ]
    )
    publish(home)
    StandardPageFactory.create_batch(20, content_updated=datetime.date(2026, 1, 2))
    many = queries_of(client, "/")
    assert len(few) == len(many) == BUDGET


def test_nothing_is_asked_for_settings_that_nobody_has_made(client):
    overview = InitiativeIndexPageFactory()
    client.get(overview.url)
    assert SiteSettings.objects.count() == 1
    assert len(queries_of(client, overview.url)) == BUDGET
