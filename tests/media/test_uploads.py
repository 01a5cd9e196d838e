"""Every way into the library of pictures leads past the same conversion."""

import gc
import io

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, UploadedFile
from wagtail.users.models import UserProfile

from media.conversion import PictureRefusedError
from media.models import SiteImage
from media.renditions import CROPS, SHARE_FILTER, VARIANTS
from tests.factories import PictureFactory, UserFactory
from tests.html import parse, words
from tests.media import sent
from tests.staff import StaffClient, field_errors, succeeded

pytestmark = pytest.mark.django_db

INK = sent.encoded(sent.picture("CMYK"), "JPEG", icc_profile=sent.SRGB)
LONG_NAME = "Fællesspisning på Ærøgade 🍲 ½ " * 12
XHR = {"x-requested-with": "XMLHttpRequest"}


@pytest.fixture
def admin(db):
    return StaffClient(UserFactory())


def file_of(content: bytes, name="gaarden.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/jpeg")


def bytes_of(field_file) -> bytes:
    with field_file.storage.open(field_file.name) as file:
        return file.read()


def add(admin, content: bytes, name: str):
    admin.fill_in(
        reverse("wagtailimages:add"),
        {"title": "Gården", "file": file_of(content, name)},
    )


def add_many(admin, content: bytes, name: str):
    admin.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "Gården", "files[]": file_of(content, name)},
        headers=XHR,
    )


def choose(admin, content: bytes, name: str):
    admin.post(
        reverse("wagtailimages_chooser:create"),
        {
            "image-chooser-upload-title": "Gården",
            "image-chooser-upload-file": file_of(content, name),
        },
    )


def replace(admin, content: bytes, name: str):
    picture = PictureFactory()
    admin.fill_in(
        reverse("wagtailimages:edit", args=[picture.pk]),
        {"file": file_of(content, name)},
    )


def create(admin, content: bytes, name: str):
    SiteImage.objects.create(title="Gården", file=ImageFile(io.BytesIO(content), name))


def create_many(admin, content: bytes, name: str):
    file = ImageFile(io.BytesIO(content), name)
    SiteImage.objects.bulk_create(
        [
            SiteImage(
                title="Gården", file=file, collection=Collection.get_first_root_node()
            )
        ]
    )


def save_file(admin, content: bytes, name: str):
    PictureFactory().file.save(name, ContentFile(content))


WAYS = [add, add_many, choose, replace, create, create_many, save_file]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize(
    "content", [sent.telling("JPEG", 6), INK], ids=["telling", "ink"]
)
def test_what_is_stored_is_the_sites_own(admin, way, content):
    way(admin, content, "gaarden.jpg")

    picture = SiteImage.objects.get()
    stored = bytes_of(picture.file)
    assert picture.is_kept
    assert not sent.tells(stored)
    assert sent.opened(stored).mode == "RGB"
    assert (picture.width, picture.height) == sent.opened(stored).size
    assert picture.get_file_size() == len(stored)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_name_of_any_length_and_letters_is_taken(admin, way):
    way(admin, sent.telling("PNG"), f"{LONG_NAME}.png")

    name = SiteImage.objects.get().file.name
    assert name.startswith("pictures/faellesspisning-pa-aerogade")
    assert name.isascii()
    assert len(name) < 90


@pytest.mark.parametrize("name", ["🍲.jpg", "½.jpg", "...jpg", "‥／‥／x.jpg", " .jpg"])
def test_a_name_without_letters_gets_some(admin, name):
    create(admin, INK, name)
    assert SiteImage.objects.get().file.name.count("/") == 1


@pytest.mark.parametrize("way", [create, create_many, save_file])
def test_code_is_told_what_is_wrong_with_a_file(admin, way):
    before = SiteImage.objects.count()
    with pytest.raises(PictureRefusedError), transaction.atomic():
        way(admin, INK[:200], "gaarden.jpg")
    assert SiteImage.objects.filter(title="Gården").count() == before


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "CMYK", "L"])
@pytest.mark.parametrize("size", [(48, 32), (1, 1), (300, 1), (1, 300)])
def test_every_rendition_can_be_made_of_it(admin, mode, size):
    """Whatever was sent, what is kept is a picture of a kind that is tried here."""
    file_format = "PNG" if mode == "RGBA" else "JPEG"
    create(admin, sent.encoded(sent.picture(mode, size), file_format), "x.jpg")

    filters = [choice for variant in VARIANTS.values() for choice in variant.filters]
    specs = {"max-165x165", "max-800x600", "original", SHARE_FILTER.spec}
    specs |= {choice.spec for choice in (*filters, *CROPS.values())}
    if size != (48, 32):
        # Encoding AVIF takes its time; the shape is what is tried.
        specs = {spec for spec in specs if "avif" not in spec}
    assert len(SiteImage.objects.get().get_renditions(*specs)) == len(specs)


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "GIF", "WEBP", "AVIF"])
@pytest.mark.parametrize("made", ["jpeg", "png", "gif", "webp", "avif", ""])
def test_no_rendition_tells_more_than_pixels(admin, file_format, made):
    """Of a picture that was just sent, and of one that waits to be cleaned."""
    create(admin, sent.telling(file_format), "x.jpg")
    name = f"x.{file_format.lower()}"
    waiting = sent.stored_as_before(sent.telling(file_format), name)
    spec = f"max-40x40|format-{made}" if made else "max-40x40"
    for picture in (SiteImage.objects.earliest("pk"), waiting):
        rendition = picture.get_rendition(spec)
        assert rendition.file
        assert not sent.tells(bytes_of(rendition.file))


# Wagtail leaves the stored file open behind this form.
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_the_metadata_form_of_many_keeps_no_other_file(admin):
    """Where the rest of the form is wrong, Wagtail puts the file aside as it came."""
    response = admin.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "x" * 300, "files[]": file_of(sent.telling("JPEG"))},
        headers=XHR,
    )
    aside = UploadedFile.objects.get(pk=response.json()["uploaded_file_id"])
    admin.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=[aside.pk]),
        {
            f"uploaded-image-{aside.pk}-title": "Gården",
            f"uploaded-image-{aside.pk}-collection": "1",
        },
        headers=XHR,
    )
    assert not sent.tells(bytes_of(SiteImage.objects.get().file))
    assert not aside.file.storage.exists(aside.file.name)
    gc.collect()


def test_a_small_file_that_takes_too_much_memory_is_refused_in_words(admin, settings):
    settings.PICTURE_MEMORY_BYTES = 40 * 1024 * 1024
    content = sent.encoded(sent.picture(size=(4000, 4000)), "PNG")
    response = admin.fill_in(
        reverse("wagtailimages:add"),
        {"title": "Gården", "file": file_of(content, "gaarden.png")},
    )
    message = field_errors(response)["file"]
    assert "3200 pixels" in message
    assert not SiteImage.objects.exists()


def test_somebody_who_would_wait_too_long_is_told_so(admin, monkeypatch):
    from media.conversion.turns import StillBusyError

    def busy(*args):
        raise StillBusyError

    monkeypatch.setattr("media.files.convert", busy)
    response = admin.fill_in(
        reverse("wagtailimages:add"), {"title": "Gården", "file": file_of(INK)}
    )
    assert "Prøv igen" in field_errors(response)["file"]


@pytest.mark.parametrize("more", [0, 1, 100, 50_000])
@pytest.mark.parametrize(
    ("view", "limit", "name"),
    [
        ("wagtailimages:add", settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE, "gaarden.jpg"),
        ("wagtaildocs:add", settings.WAGTAILDOCS_MAX_UPLOAD_SIZE, "husorden.pdf"),
    ],
)
def test_a_file_just_above_the_limit_is_told_from_it(admin, view, limit, name, more):
    content = (INK if "jpg" in name else b"%PDF").ljust(limit + more, b"\0")
    response = admin.fill_in(
        reverse(view), {"title": "Gården", "file": file_of(content, name)}
    )
    if not more:
        succeeded(response)
        return
    message = field_errors(response)["file"].replace("\xa0", " ")
    grouped = f"{limit + more:,}".replace(",", ".")
    assert message.startswith(f"Filen er for stor ({grouped} bytes). Den må højst")
    assert f"{limit // (1 << 20)},0 MB" in message


def errors_of(response) -> list[str]:
    return [words(item) for item in parse(response).select(".error-message")]


class TestPortraitInTheAdmin:
    """Wagtail's own picture of somebody's account, which anybody can fetch."""

    def put(self, admin, content: bytes, name="mig.jpg"):
        return self.save(admin, {"avatar-avatar": file_of(content, name)})

    def save(self, admin, fields: dict):
        name = {"first_name": "Søren", "last_name": "Kjærgård"}
        return admin.fill_in(
            reverse("wagtailadmin_account"), {"name_email": name, **fields}
        )

    def test_tells_nothing_and_is_small(self, admin):
        big = sent.encoded(
            sent.picture(size=(900, 600)), "JPEG", exif=sent.telling_exif()
        )
        succeeded(self.put(admin, big))
        stored = bytes_of(UserProfile.objects.get(user=admin.user).avatar)
        assert not sent.tells(stored)
        assert sent.opened(stored).size == (400, 267)

    @pytest.mark.parametrize("content", [INK, sent.telling("JPEG", 6)])
    def test_may_be_of_any_kind(self, admin, content):
        succeeded(self.put(admin, content))
        assert not sent.tells(bytes_of(UserProfile.objects.get(user=admin.user).avatar))

    @pytest.mark.parametrize(
        ("content", "name"),
        [
            (INK[:200], "mig.jpg"),
            (b"", "mig.jpg"),
            (sent.encoded(sent.picture(), "TIFF"), "mig.tif"),
            (sent.gif((0, 0), (0, 0)), "mig.gif"),
        ],
    )
    def test_is_refused_in_words_when_it_is_none(self, admin, content, name):
        response = self.put(admin, content, name)
        assert response.status_code == 200
        assert any(errors_of(response))
        assert not UserProfile.objects.get(user=admin.user).avatar

    def test_stays_when_the_rest_is_saved(self, admin):
        succeeded(self.put(admin, INK))
        before = UserProfile.objects.get(user=admin.user).avatar.name
        succeeded(self.save(admin, {}))
        assert UserProfile.objects.get(user=admin.user).avatar.name == before

    def test_can_be_taken_away_again(self, admin):
        succeeded(self.put(admin, INK))
        avatar = UserProfile.objects.get(user=admin.user).avatar
        succeeded(self.save(admin, {"avatar-avatar-clear": "on"}))
        assert not UserProfile.objects.get(user=admin.user).avatar
        assert not avatar.storage.exists(avatar.name)


def test_a_picture_cannot_be_hidden_in_a_collection(admin):
    hidden = Collection.get_first_root_node().add_child(name="Bestyrelsen")
    CollectionViewRestriction.objects.create(
        collection=hidden, restriction_type="login"
    )
    response = admin.fill_in(
        reverse("wagtailimages:add"),
        {"title": "Gården", "collection": str(hidden.pk), "file": file_of(INK)},
    )
    assert "kan alle se" in field_errors(response)["collection"]
    assert not SiteImage.objects.exists()


def test_the_original_cannot_be_fetched(admin, client):
    create(admin, INK, "gaarden.jpg")
    name = SiteImage.objects.get().file.name
    assert client.get(f"/media/{name}").status_code == 404


def test_no_work_without_a_limit_can_be_asked_for(admin):
    picture = PictureFactory()
    address = reverse("wagtailimages:preview", args=[picture.pk, "original"])
    assert admin.get(address).status_code == 404


def test_a_refusal_is_a_validation_error():
    assert issubclass(PictureRefusedError, ValidationError)
