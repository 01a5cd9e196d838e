"""Pictures from earlier releases are cleaned once, wherever the work is broken off."""

import io
import pkgutil

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.core.management import call_command
from wagtail.users.models import UserProfile

from media.files import CleanPicture
from media.models import Rendition, SiteImage
from media.renditions import share_rendition
from media.tasks import make_again
from tests.factories import PictureFactory, UserFactory
from tests.media import sent

pytestmark = pytest.mark.django_db


class Killed(BaseException):
    """The process is gone, as far as the code can tell."""


def clean() -> str:
    output = io.StringIO()
    call_command("clean_pictures", stdout=output, stderr=output)
    return output.getvalue().strip()


def bytes_of(name: str) -> bytes:
    with default_storage.open(name) as file:
        return file.read()


def files_in(folder: str) -> list[str]:
    try:
        return [f"{folder}/{name}" for name in default_storage.listdir(folder)[1]]
    except FileNotFoundError:
        return []


@pytest.fixture(autouse=True)
def _empty_storage():
    for folder in ("original_images", "pictures", "images", "avatar_images"):
        for name in files_in(folder):
            default_storage.delete(name)


def as_before(picture: SiteImage, content: bytes) -> Rendition:
    """Give a picture the shared JPEG that an earlier release made of it."""
    return Rendition.objects.create(
        image=picture,
        filter_spec="fill-1200x630|format-jpeg",
        focal_point_key="2e16d0ba",
        file=ContentFile(content, "gaarden.2e16d0ba.fill-1200x630.format-jpeg.jpg"),
    )


def all_files() -> list[str]:
    folders = ("original_images", "pictures", "images", "avatar_images")
    return [name for folder in folders for name in files_in(folder)]


def assert_clean(picture: SiteImage) -> None:
    picture.refresh_from_db()
    assert picture.is_kept
    assert picture.replaced_file == ""
    assert (picture.width, picture.height) == (64, 96)
    assert picture.file_size == len(bytes_of(picture.file.name))
    assert not any(sent.tells(bytes_of(name)) for name in all_files())
    assert not files_in("original_images")


def test_originals_and_renditions_are_replaced():
    picture = sent.stored_as_before(sent.telling("JPEG", 6))
    old = as_before(picture, sent.telling("JPEG"))
    assert clean() == "Pictures: 1 cleaned, 0 left."

    assert_clean(picture)
    assert not default_storage.exists(old.file.name)
    make_again.call(picture.pk, [old.filter_spec])
    new = share_rendition(picture)
    # Caches on the way have what the old address told.
    assert new.url != old.url
    assert not sent.tells(bytes_of(new.file.name))


def test_nothing_is_done_twice(django_assert_max_num_queries):
    sent.stored_as_before(sent.telling("JPEG", 6))
    PictureFactory()
    clean()
    before = {name: default_storage.get_modified_time(name) for name in all_files()}
    with django_assert_max_num_queries(5):
        assert clean() == "Pictures: clean."
    assert {n: default_storage.get_modified_time(n) for n in all_files()} == before


@pytest.mark.parametrize(
    "place",
    [
        "media.cleaning.hash_filelike",
        "media.cleaning._delete_renditions",
        "media.cleaning._forget_replaced",
        "media.models.SiteImage.save",
        "media.models.Rendition.delete",
        "django.core.files.storage.FileSystemStorage.delete",
        "django.core.files.storage.FileSystemStorage._save",
    ],
)
@pytest.mark.parametrize("turn", [1, 2])
def test_it_goes_on_where_it_was_killed(place, turn, monkeypatch):
    pictures = [
        sent.stored_as_before(sent.telling("JPEG", 6), f"gaarden-{number}.jpg")
        for number in range(2)
    ]
    for picture in pictures:
        as_before(picture, sent.telling("JPEG"))
    whole, calls = pkgutil.resolve_name(place), []

    def killed(*args, **kwargs):
        calls.append(args)
        if len(calls) == turn:
            raise Killed
        return whole(*args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(place, killed)
        with pytest.raises(Killed):
            clean()
    clean()
    for picture in pictures:
        picture.refresh_from_db()
        assert picture.is_kept
        assert not sent.tells(bytes_of(picture.file.name))
    clean()
    assert not files_in("original_images")
    assert not any(sent.tells(bytes_of(name)) for name in files_in("images"))


def test_a_picture_that_cannot_be_read_is_left_and_its_renditions_tell_nothing():
    picture = sent.stored_as_before(sent.telling("JPEG")[:600])
    shared = as_before(picture, sent.telling("JPEG"))
    good = sent.stored_as_before(sent.telling("JPEG", 6), "anden.jpg")
    assert clean().endswith("Pictures: 1 cleaned, 1 left.")

    picture.refresh_from_db()
    assert not picture.is_kept
    assert default_storage.exists(picture.file.name)
    assert not default_storage.exists(shared.file.name)
    assert not picture.renditions.exists()
    good.refresh_from_db()
    assert good.is_kept


def test_a_storage_that_is_away_for_a_while_loses_nothing(monkeypatch):
    picture = sent.stored_as_before(sent.telling("JPEG", 6))
    with monkeypatch.context() as patch:
        patch.setattr(FileSystemStorage, "_open", lambda *args: 1 / 0)
        assert clean().endswith("Pictures: 0 cleaned, 1 left.")
    clean()
    assert_clean(picture)


def test_a_file_that_two_pictures_share_stays_until_both_are_done(monkeypatch):
    first = sent.stored_as_before(sent.telling("JPEG", 6))
    second = PictureFactory()
    SiteImage.objects.filter(pk=second.pk).update(file=first.file.name)
    assert clean() == "Pictures: 2 cleaned, 0 left."
    assert_clean(first)
    assert_clean(second)


def test_the_focal_point_stays_on_the_same_thing():
    picture = sent.stored_as_before(sent.encoded(sent.picture(size=(6400, 400)), "PNG"))
    SiteImage.objects.filter(pk=picture.pk).update(
        width=6400,
        height=400,
        focal_point_x=6000,
        focal_point_y=100,
        focal_point_width=200,
        focal_point_height=100,
    )
    clean()
    picture.refresh_from_db()
    assert (picture.focal_point_x, picture.focal_point_y) == (3000, 50)
    assert (picture.focal_point_width, picture.focal_point_height) == (100, 50)


def test_a_file_that_was_put_in_its_place_meanwhile_wins(monkeypatch):
    picture = sent.stored_as_before(sent.telling("JPEG", 6))
    made_from = CleanPicture.made_from

    def slow(file, name):
        newer = SiteImage.objects.get(pk=picture.pk)
        newer.file.save(
            "", CleanPicture(sent.encoded(sent.picture(), "PNG"), "nyt.png")
        )
        return made_from(file, name)

    monkeypatch.setattr("media.cleaning.CleanPicture.made_from", slow)
    clean()
    picture.refresh_from_db()
    assert picture.file.name.startswith("pictures/nyt")


class TestPortraitsInTheAdmin:
    @pytest.fixture
    def profile(self):
        profile = UserProfile.get_for_user(UserFactory())
        profile.avatar.save("mig.jpg", ContentFile(sent.telling("JPEG", 6)))
        return profile

    def test_are_cleaned_once(self, profile):
        old = profile.avatar.name
        assert clean() == "Pictures: 1 cleaned, 0 left."
        profile.refresh_from_db()
        assert not sent.tells(bytes_of(profile.avatar.name))
        assert not default_storage.exists(old)
        assert clean() == "Pictures: clean."

    @pytest.mark.parametrize("method", ["_save", "delete"])
    def test_are_cleaned_after_a_kill(self, profile, monkeypatch, method):
        def killed(*args, **kwargs):
            raise Killed

        with monkeypatch.context() as patch:
            patch.setattr(FileSystemStorage, method, killed)
            with pytest.raises(Killed):
                clean()
        clean()
        profile.refresh_from_db()
        assert profile.avatar.name in all_files()
        assert not any(sent.tells(bytes_of(n)) for n in files_in("avatar_images"))

    def test_that_nobody_has_any_more_are_deleted(self):
        default_storage.save(
            "avatar_images/glemt.jpg", ContentFile(sent.telling("JPEG"))
        )
        clean()
        assert not files_in("avatar_images")
