"""One bad picture that is already stored breaks no page, no list and no choice."""

import json

import pytest
from django.core.files.storage import FileSystemStorage, default_storage
from django.urls import reverse
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from media.models import SiteImage
from media.renditions import crops_of, make_renditions, share_rendition
from media.templatetags.media_tags import site_picture
from pages.publishing.tasks import make_pictures
from tests.factories import (
    InitiativeIndexPageFactory,
    InitiativePageFactory,
    PersonFactory,
    PictureFactory,
    SiteSettingsFactory,
    StandardPageFactory,
    UserFactory,
    home_page,
)
from tests.html import one, parse, words
from tests.media import sent
from tests.staff import StaffClient

pytestmark = pytest.mark.django_db


class StorageError(Exception):
    """What a storage of somebody else's raises is not always an OSError."""


def missing(monkeypatch):
    picture = PictureFactory()
    default_storage.delete(picture.file.name)
    return picture


def cut_short(monkeypatch):
    return sent.stored_as_before(sent.telling("JPEG")[:700])


def kept_and_cut_short(monkeypatch):
    picture = PictureFactory()
    with default_storage.open(picture.file.name, "r+b") as file:
        file.truncate(200)
    return picture


def no_bytes(monkeypatch):
    return sent.stored_as_before(b"")


def a_web_page(monkeypatch):
    return sent.stored_as_before(b"<!doctype html><script>alert(1)</script>")


def no_size(monkeypatch):
    picture = sent.stored_as_before(sent.gif((0, 0), (0, 0)), "x.gif")
    SiteImage.objects.filter(pk=picture.pk).update(width=0, height=0)
    return picture


def a_text_of_100_mb(monkeypatch):
    png = sent.encoded(sent.picture(), "PNG")
    bomb = sent.with_chunk(png, b"zTXt", b"C\0\0" + sent.zlib.compress(bytes(10**8)))
    return sent.stored_as_before(bomb, "x.png")


def unreadable_storage(monkeypatch):
    picture = PictureFactory()

    def fail(self, name, mode="rb"):
        raise StorageError("SlowDown")

    monkeypatch.setattr(FileSystemStorage, "_open", fail)
    return picture


def a_reader_that_fails(monkeypatch):
    picture = PictureFactory()

    def fail(*args, **kwargs):
        raise MemoryError

    monkeypatch.setattr("wagtail.images.models.Filter.run", fail)
    return picture


BAD = [
    missing,
    cut_short,
    kept_and_cut_short,
    no_bytes,
    a_web_page,
    no_size,
    a_text_of_100_mb,
    unreadable_storage,
    a_reader_that_fails,
]


@pytest.fixture(params=BAD, ids=lambda bad: bad.__name__)
def bad(request, monkeypatch):
    return SiteImage.objects.get(pk=request.param(monkeypatch).pk)


def test_the_reader_sees_a_page_without_the_picture(client, bad):
    SiteSettingsFactory(logo=bad)
    block = {"image": bad.pk, "alt_text": "Gården", "decorative": False}
    body = [
        {"type": "image", "value": {"image": block, "caption": "Gården i maj"}},
        {"type": "contact", "value": {"person": PersonFactory(photo=bad).pk}},
    ]
    overview = InitiativeIndexPageFactory(picture=bad, picture_alt="Gården")
    pages = [
        overview,
        StandardPageFactory(picture=bad, picture_alt="Gården", body=json.dumps(body)),
        InitiativePageFactory(parent=overview, picture=bad, picture_alt="Gården"),
    ]
    home = home_page()
    home.picture, home.picture_alt, home.summary = bad, "Gården", "Velkommen"
    home.save()
    for page in [home, *pages]:
        response = client.get(page.url)
        assert response.status_code == 200
        html = parse(response)
        assert not html.select("img[src*='/media/'], img[src*='unreadable']")
        assert not html.select(".bleed, .card-picture, .person-photo, .welcome-picture")
        assert "Gården i maj" not in words(html)
        assert not html.select("meta[property='og:image']")
    assert client.get(reverse("feed")).status_code == 200
    assert client.get(reverse("search"), {"q": "gården"}).status_code == 200
    make_pictures.call(pages[0].pk)


ADMIN_SCREENS = [
    ("wagtailimages:index", False, {}),
    ("wagtailimages:index", False, {"layout": "list"}),
    ("wagtailimages:index_results", False, {}),
    ("wagtailimages:edit", True, {}),
    ("wagtailimages:image_usage", True, {}),
    ("wagtailimages_chooser:choose", False, {}),
    ("wagtailimages_chooser:choose", False, {"layout": "list"}),
    ("wagtailimages_chooser:choose_results", False, {}),
    ("wagtailimages_chooser:chosen", True, {}),
    ("wagtailimages_chooser:select_format", True, {}),
]


def test_staff_see_that_it_cannot_be_shown(bad):
    admin = StaffClient(UserFactory())
    page = StandardPageFactory(picture=bad, picture_alt="Gården")
    person = PersonFactory(photo=bad)
    addresses = [
        (reverse(view, args=[bad.pk] if of_one else []), query)
        for view, of_one, query in ADMIN_SCREENS
    ]
    addresses += [
        (reverse("wagtailadmin_pages:edit", args=[page.pk]), {}),
        (reverse(person.snippet_viewset.get_url_name("edit"), args=[person.pk]), {}),
    ]
    for address, query in addresses:
        response = admin.get(address, query)
        assert response.status_code == 200, address
        if "usage" not in address:
            assert "unreadable" in response.content.decode(), address
    several = admin.get(
        reverse("wagtailimages_chooser:chosen_multiple"), {"id": bad.pk}
    )
    assert several.status_code == 200
    assert admin.get(reverse("wagtailadmin_home")).status_code == 200
    form = parse(admin.get(reverse("wagtailimages:edit", args=[bad.pk])))
    assert "Billedets fil kan ikke læses." in words(form)


def test_another_file_can_be_put_in_its_place(bad, monkeypatch):
    monkeypatch.undo()
    admin = StaffClient(UserFactory())
    file = sent.ContentFile(sent.telling("PNG"), "gaarden.png")
    address = reverse("wagtailimages:edit", args=[bad.pk])
    assert admin.fill_in(address, {"file": file}).status_code == 302
    # What was remembered was about the old file.
    assert site_picture(SiteImage.objects.get(pk=bad.pk), "logo")


def test_it_can_be_deleted(bad):
    admin = StaffClient(UserFactory())
    admin.fill_in(reverse("wagtailimages:delete", args=[bad.pk]), {})
    assert not SiteImage.objects.exists()


def test_code_is_told_one_kind_of_error(bad):
    for make in (share_rendition, crops_of, lambda it: make_renditions(it, ["card"])):
        with pytest.raises(SourceImageIOError):
            make(bad)
    assert bad.get_rendition("max-165x165").alt == "Billedet kan ikke vises"


def test_a_list_shows_the_good_ones_beside_it(bad):
    good = PictureFactory(title="Sommerfest")
    admin = StaffClient(UserFactory())
    html = parse(admin.get(reverse("wagtailimages:index")))
    assert len(html.select("img[src*='unreadable']")) in (1, 2)
    assert good.title in words(html)


def test_it_is_not_tried_again_for_every_reader(monkeypatch):
    tried = []

    def fail(*args, **kwargs):
        tried.append(args)
        raise ValueError

    monkeypatch.setattr("wagtail.images.models.Filter.run", fail)
    picture = PictureFactory()
    for _ in range(5):
        site_picture(SiteImage.objects.get(pk=picture.pk), "logo")
    assert len(tried) == 1


def test_waiting_too_long_is_not_remembered(monkeypatch, settings):
    picture = PictureFactory()
    settings.PICTURE_WAIT_SECONDS = {"rendition": 0}
    from media.conversion.turns import in_turn

    with in_turn("rendition"):
        assert site_picture(picture, "logo") == ""
    settings.PICTURE_WAIT_SECONDS = {"rendition": 50}
    assert site_picture(SiteImage.objects.get(pk=picture.pk), "logo")


def test_a_mistake_in_a_template_is_not_hidden():
    with pytest.raises(InvalidFilterSpecError):
        PictureFactory().get_rendition("findes-ikke")


def test_the_sign_is_a_file_of_the_site():
    rendition = SiteImage(title="x").get_rendition_model()(width=320, height=200)
    assert rendition.url == "/static/images/unreadable.svg"
    assert one(parse(rendition.img_tag({"alt": ""})), "img")["width"] == "320"
