"""Whatever changes what the public sees shows at the next request."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction, Site

from links.models import Link
from page_cache.generation import current_generation
from pages.models import EmergencyNumber, SiteSettings
from pages.opening import close_site
from tests.factories import (
    InitiativeIndexPageFactory,
    InitiativePageFactory,
    LinkFactory,
    PersonFactory,
    PictureFactory,
    SiteSettingsFactory,
    StandardPageFactory,
    ThemeFactory,
    UserFactory,
    publish,
    rich_text_link,
)
from tests.page_cache.visits import is_hit, keep

pytestmark = pytest.mark.django_db


@pytest.fixture
def link():
    return LinkFactory(title="Statistik om brand")


@pytest.fixture
def page(link):
    SiteSettingsFactory()
    overview = InitiativeIndexPageFactory(show_in_menus=True)
    owner = PersonFactory(name="Åse Østergård", photo=PictureFactory())
    page = InitiativePageFactory(
        parent=overview,
        title="Brandkadet",
        picture=PictureFactory(),
        content_owner=owner,
        themes=[ThemeFactory(title="Børn og unge")],
        body=[("about", {"text": f"<p>Læs {rich_text_link(link, 'tallene')}.</p>"})],
    )
    publish(page)
    return page


def rename(page):
    page.title = "Brandkadetter i Solgavlen"
    publish(page)


def in_sql(page):
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE wagtailcore_page SET title = 'Omdøbt i databasen' WHERE id = %s",
            [page.pk],
        )


def many_at_once(page):
    Link.objects.update(availability=Link.Availability.UNAVAILABLE)


def owner_leaves(page):
    type(page.content_owner).objects.filter(pk=page.content_owner_id).update(
        is_active=False
    )


def settings_change(page):
    SiteSettings.objects.update(phone="44 44 44 44")


def emergency_number_comes(page):
    EmergencyNumber.objects.create(
        settings=SiteSettings.objects.get(), number="70 70 70 70", name="Vagten"
    )


def theme_is_renamed(page):
    for theme in page.themes.all():
        theme.title = "Unge under 18"
        theme.save()


def picture_is_described_anew(page):
    Page.objects.get(pk=page.pk).specific_class.objects.update(
        picture_alt="Fire unge i brandmandstøj"
    )


def menu_grows(page):
    StandardPageFactory(title="Kontakt os", show_in_menus=True)


def parent_is_renamed(page):
    parent = page.get_parent().specific
    parent.title = "Det gør vi"
    publish(parent)


CHANGES = [
    rename,
    in_sql,
    many_at_once,
    owner_leaves,
    settings_change,
    emergency_number_comes,
    theme_is_renamed,
    picture_is_described_anew,
    menu_grows,
    parent_is_renamed,
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_shows_at_the_next_request(client, page, change):
    before = keep(client, page.url)
    change(page)
    after = client.get(page.url)
    assert not is_hit(after)
    assert after.content.decode() != before
    # What is kept from then on is what somebody new is given.
    assert keep(client, page.url) == Client().get(page.url).content.decode()


def unpublish(page):
    page.unpublish()


def delete(page):
    page.delete()


def move(page):
    page.move(InitiativeIndexPageFactory(slug="andre"), pos="last-child")


def close(page):
    close_site(Site.objects.get())


def restrict(page):
    PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )


@pytest.mark.parametrize(
    "change", [unpublish, delete, move, close, restrict], ids=lambda made: made.__name__
)
def test_a_page_that_is_taken_away_is_gone_at_the_next_request(client, page, change):
    keep(client, page.url)
    change(page)
    assert client.get(page.url).status_code in (301, 302, 404, 503)


def test_a_new_redirect_and_a_page_in_its_place_show_at_once(client, page):
    Redirect.add_redirect("/gammel", redirect_to=page)
    assert client.get("/gammel").status_code in (301, 302)
    StandardPageFactory(slug="gammel", title="Gammel")
    assert client.get("/gammel/").status_code == 200


def test_a_picture_that_is_replaced_shows_at_once(client, page):
    keep(client, page.url)
    picture, other = page.picture, PictureFactory()
    with other.open_file() as file:
        picture.file = ContentFile(file.read(), name="ny.png")
    picture.save()
    assert not is_hit(client.get(page.url))


@pytest.mark.parametrize(
    "unseen",
    [
        lambda page: page.save_revision(clean=False),
        lambda page: UserFactory(last_login=timezone.now()),
        lambda page: Site.objects.get().save(),
        lambda page: Link.objects.update(title="Statistik om brand"),
    ],
    ids=["draft", "account", "site saved as it was", "links saved as they were"],
)
def test_what_no_reader_sees_leaves_pages_as_they_are(client, page, unseen):
    keep(client, page.url)
    unseen(page)
    assert is_hit(client.get(page.url))


def test_a_change_while_a_page_is_made_keeps_the_old_page_from_being_kept(
    client, page, monkeypatch
):
    made = type(page).get_context

    def slowly(self, request, *args, **kwargs):
        context = made(self, request, *args, **kwargs)
        # Somebody else, when all has been read already.
        SiteSettings.objects.update(phone="44 44 44 44")
        return context

    keep(client, page.url)
    rename(page)
    monkeypatch.setattr(type(page), "get_context", slowly)
    SiteSettings.objects.update(phone="11 11 11 11")
    assert "11 11 11 11" in client.get(page.url).content.decode()
    monkeypatch.undo()
    assert "44 44 44 44" in client.get(page.url).content.decode()


def test_the_number_is_raised_with_the_change_and_falls_with_it():
    SiteSettingsFactory()
    before = current_generation()
    with transaction.atomic():
        SiteSettings.objects.update(phone="44 44 44 44")
        assert current_generation() != before
        transaction.set_rollback(True)
    assert current_generation() == before
    with transaction.atomic():
        SiteSettings.objects.update(phone="44 44 44 44")
    assert current_generation() != before
