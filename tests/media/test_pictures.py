"""Pictures: modern formats, several widths, no jump while the page loads."""

import io

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from media.models import SiteImage
from media.renditions import (
    FORMATS,
    VARIANTS,
    make_renditions,
    picture_for,
    prefetch_renditions,
)
from media.templatetags.media_tags import site_picture
from tests.factories import PictureFactory, StandardPageFactory
from tests.html import one, parse

pytestmark = pytest.mark.django_db


def specs(name: str) -> list[str]:
    return [choice.spec for choice in VARIANTS[name].filters]


class TestVariants:
    @pytest.mark.parametrize("name", sorted(VARIANTS))
    def test_have_every_format_in_several_sizes(self, name):
        variant = VARIANTS[name]
        assert len(set(specs(name))) == len(variant.operations) * len(FORMATS)
        assert len(set(variant.operations)) >= 2
        assert variant.sizes

    @pytest.mark.parametrize("name", sorted(VARIANTS))
    def test_have_specs_that_wagtail_understands(self, name):
        assert all(choice.operations for choice in VARIANTS[name].filters)

    def test_begin_with_the_smaller_format(self):
        formats = [spec.rpartition("-")[2] for spec in specs("card")]
        assert formats == ["avif", "avif", "webp", "webp"]


@pytest.fixture(scope="module")
def large():
    """A picture wide enough for the widest rendition of a card."""
    return {"file__width": 1000, "file__height": 800}


@pytest.mark.parametrize("variant", sorted(VARIANTS))
def test_a_picture_has_both_formats_sizes_and_its_own_size(variant):
    html = parse(site_picture(PictureFactory(), variant, alt="En gård i Egeby"))
    picture = one(html, "picture")
    source = one(picture, "source")
    assert source["type"] == "image/avif"
    assert source["srcset"]
    assert source["sizes"] == VARIANTS[variant].sizes
    image = one(picture, "img")
    assert image["src"].endswith(".webp")
    assert image["alt"] == "En gård i Egeby"
    assert int(image["width"]) > 0
    assert int(image["height"]) > 0


def test_widths_are_told_apart(large):
    html = parse(site_picture(PictureFactory(**large), "card"))
    for attribute in (one(html, "source"), one(html, "img")):
        widths = [part.split()[-1] for part in attribute["srcset"].split(",")]
        assert widths == ["360w", "640w"]


def test_a_picture_waits_until_it_is_needed():
    image = one(parse(site_picture(PictureFactory(), "card")), "img")
    assert image["loading"] == "lazy"
    assert "fetchpriority" not in image.attrs


def test_the_picture_that_leads_the_page_comes_first():
    image = one(parse(site_picture(PictureFactory(), "hero", eager=True)), "img")
    assert image["loading"] == "eager"
    assert image["fetchpriority"] == "high"


def test_a_decorative_picture_has_an_empty_description():
    image = one(parse(site_picture(PictureFactory(title="IMG_4711"), "card")), "img")
    assert image["alt"] == ""


def test_a_description_is_escaped():
    html = site_picture(PictureFactory(), "card", alt='"><script>alert(1)</script>')
    assert not parse(html).select("script")
    assert one(parse(html), "img")["alt"] == '"><script>alert(1)</script>'


def test_no_picture_prints_nothing():
    assert site_picture(None, "card") == ""


class TestBadFile:
    def printed(self, picture, caplog) -> str:
        with caplog.at_level("WARNING"):
            html = site_picture(SiteImage.objects.get(pk=picture.pk), "card")
        assert str(picture.pk) in caplog.text
        return html

    def test_that_is_missing_prints_nothing(self, caplog):
        picture = PictureFactory()
        picture.file.storage.delete(picture.file.name)
        assert self.printed(picture, caplog) == ""

    def test_that_breaks_off_half_way_prints_nothing(self, caplog):
        whole = io.BytesIO()
        Image.effect_noise((400, 400), 60).convert("RGB").save(whole, "JPEG")
        picture = PictureFactory()
        picture.file.storage.delete(picture.file.name)
        picture.file.storage.save(
            picture.file.name, ContentFile(whole.getvalue()[:6000])
        )
        assert self.printed(picture, caplog) == ""

    def test_does_not_take_the_page_down(self, client):
        picture = PictureFactory()
        picture.file.storage.delete(picture.file.name)
        page = StandardPageFactory(picture=picture, picture_alt="Væk")
        response = client.get(page.url)
        assert response.status_code == 200
        assert not parse(response).select("main picture")


def test_an_unknown_variant_is_a_mistake_in_a_template():
    with pytest.raises(KeyError):
        picture_for(PictureFactory(), "plakat", {})


class TestPrefetch:
    @pytest.mark.parametrize("count", [2, 20])
    def test_is_one_query_for_all(self, count):
        PictureFactory.create_batch(count)
        for picture in SiteImage.objects.all():
            make_renditions(picture, ["card"])
        pictures = list(SiteImage.objects.all())
        with CaptureQueriesContext(connection) as queries:
            prefetch_renditions([*pictures, None, pictures[0]])
            for picture in pictures:
                site_picture(picture, "card")
        assert len(queries) == 1

    def test_of_no_pictures_asks_nothing(self, django_assert_num_queries):
        with django_assert_num_queries(0):
            prefetch_renditions([None])
            prefetch_renditions([])

    def test_does_not_hide_renditions_that_lack(self):
        picture = PictureFactory()
        prefetch_renditions([picture])
        assert one(parse(site_picture(picture, "card")), "picture")
        assert picture.get_rendition_model().objects.count() == 4


def test_renditions_can_be_made_ahead(django_assert_num_queries):
    picture = PictureFactory()
    make_renditions(picture, ["card", "portrait"])
    made = set(picture.renditions.values_list("filter_spec", flat=True))
    assert made == {*specs("card"), *specs("portrait")}
    make_renditions(picture, ["card"])
    assert picture.renditions.count() == len(made)
