"""An editor sees what the site cuts off a picture, and can say what must stay."""

import pytest
from django.urls import reverse
from PIL import Image

from media.renditions import crops_of
from tests.factories import PictureFactory
from tests.html import one, parse, words

pytestmark = pytest.mark.django_db


def crops(client, picture):
    address = reverse("wagtailimages:edit", args=[picture.pk])
    return one(
        parse(client.get(address)), "section[aria-labelledby=picture-crops-title]"
    )


def test_the_picture_is_shown_in_every_shape_that_the_site_uses(admin_client):
    shown = crops(admin_client, PictureFactory()).select("figure")
    assert [words(figure) for figure in shown] == [
        "Bredt, øverst på en side",
        "Øverst på en indsats",
        "På et kort",
        "Portræt af en kollega",
    ]
    assert all(one(figure, "img")["src"] for figure in shown)


def test_the_focal_point_decides_what_stays(tmp_path):
    picture = PictureFactory(file__width=800, file__height=200)
    with Image.open(picture.file.path) as file:
        file.paste("firebrick", (700, 0, 800, 200))
        file.save(picture.file.path)
    assert not _is_red(crops_of(picture)[-1], picture)
    picture.focal_point_x, picture.focal_point_y = 750, 100
    picture.focal_point_width = picture.focal_point_height = 90
    picture.save()
    assert _is_red(crops_of(picture)[-1], picture)


def _is_red(crop, picture) -> bool:
    rendition = picture.renditions.filter(file=crop.url.removeprefix("/media/")).latest(
        "pk"
    )
    with Image.open(rendition.file.path) as file:
        red, green, _blue = file.convert("RGB").getpixel((crop.width - 5, 80))
    return red > green


def test_a_picture_without_its_file_can_still_be_edited(admin_client):
    picture = PictureFactory()
    picture.file.storage.delete(picture.file.name)
    address = reverse("wagtailimages:edit", args=[picture.pk])
    assert admin_client.get(address).status_code == 200
