"""Pictures from before the site made its own of all it was sent.

They may tell where and by whom they were taken, or be of a kind that cannot be
shown. Each is replaced once by what the site would have made of it. Where a file
lies tells whether that was done, so the work can be broken off anywhere.
"""

import logging
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from django.db import transaction
from django.db.models import Q
from wagtail.users.models import UserProfile
from wagtail.utils.file import hash_filelike

from media.files import CleanPicture
from media.forms import AVATAR_NAME, AVATAR_SIDE
from media.models import KEPT_FOLDER, Rendition, SiteImage
from media.tasks import make_again

logger = logging.getLogger(__name__)

AVATAR_FOLDER = "avatar_images"

# Willow writes notes into these; into the newer formats a colour profile at most.
TELLING_FORMATS = Q(file__iendswith=".jpg") | Q(file__iendswith=".png")


def clean_pictures() -> Iterator[tuple[object, bool]]:
    """Replace every picture that is not the site's own; yield each, and if it went well.

    One that cannot be read stays as it is, and loses the renditions that may tell
    something. It is tried again the next time: its storage may only be away.
    """
    for picture in SiteImage.objects.exclude(replaced_file=""):
        _attempted(_forget_replaced, picture)
    for picture in SiteImage.objects.exclude(file__startswith=f"{KEPT_FOLDER}/"):
        yield picture, _attempted(_clean_picture, picture)
    portraits = UserProfile.objects.exclude(avatar="").exclude(avatar=None)
    for profile in portraits.exclude(avatar__contains=f"_{AVATAR_NAME}"):
        yield profile, _attempted(_clean_avatar, profile)
    _delete_unused_avatars()


def _attempted(clean, record) -> bool:
    try:
        clean(record)
    # Storages raise what they like; one picture is no reason to stop a deployment.
    except Exception:
        logger.warning("%r cannot be cleaned", record, exc_info=True)
        if isinstance(record, SiteImage):
            _delete_renditions(record.renditions.filter(TELLING_FORMATS))
        return False
    return True


def _clean_picture(picture: SiteImage) -> None:
    """Replace the file: stored, then noted with what it replaces, then deleted.

    Killed before the note there is a file too many, after it one that is still to be
    deleted; never one too few.
    """
    old_name = picture.file.name
    with picture.file.storage.open(old_name) as file:
        clean = CleanPicture.made_from(file, old_name)
    # Another name, so that no cache hands out what the old renditions told.
    name = PurePath(clean.name)
    clean.name = f"{name.stem}-2{name.suffix}"
    with transaction.atomic():
        picture = SiteImage.objects.select_for_update().get(pk=picture.pk)
        if picture.file.name != old_name:
            # Somebody has put another file in its place.
            return
        old_size = picture.width, picture.height
        picture.file.save(clean.name, clean, save=False)
        picture.file_size = clean.size
        picture.file_hash = hash_filelike(clean)
        picture.replaced_file = old_name
        _scale_focal_point(picture, old_size)
        picture.save()
        specs = list(picture.renditions.values_list("filter_spec", flat=True))
        _delete_renditions(picture.renditions.all())
        make_again.enqueue(picture.pk, sorted(set(specs)))
    _forget_replaced(picture)


def _delete_renditions(renditions: Iterable[Rendition]) -> None:
    """Delete files and rows, in this order: anybody can fetch a file that is left."""
    for rendition in renditions:
        rendition.file.storage.delete(rendition.file.name)
        rendition.delete()


def _scale_focal_point(picture: SiteImage, old_size: tuple[int, int]) -> None:
    """Keep the focal point where it was, as a share of width and height."""
    if not picture.has_focal_point() or not all(old_size):
        return
    across, down = picture.width / old_size[0], picture.height / old_size[1]
    picture.focal_point_x = round(picture.focal_point_x * across)
    picture.focal_point_width = round(picture.focal_point_width * across)
    picture.focal_point_y = round(picture.focal_point_y * down)
    picture.focal_point_height = round(picture.focal_point_height * down)


def _forget_replaced(picture: SiteImage) -> None:
    """Delete the file that was replaced, unless another picture has the same."""
    if not SiteImage.objects.filter(file=picture.replaced_file).exists():
        picture.file.storage.delete(picture.replaced_file)
    SiteImage.objects.filter(pk=picture.pk).update(replaced_file="")


def _clean_avatar(profile: UserProfile) -> None:
    storage, old_name = profile.avatar.storage, profile.avatar.name
    with storage.open(old_name) as file:
        clean = CleanPicture.made_from(file, old_name, AVATAR_SIDE)
    profile.avatar.save(
        f"{AVATAR_NAME}{PurePath(clean.name).suffix}", clean, save=False
    )
    UserProfile.objects.filter(pk=profile.pk, avatar=old_name).update(
        avatar=profile.avatar.name
    )
    storage.delete(old_name)


def _delete_unused_avatars() -> None:
    """Delete portraits that nobody has any more: anybody could fetch them."""
    storage = UserProfile._meta.get_field("avatar").storage
    try:
        _folders, names = storage.listdir(AVATAR_FOLDER)
    except FileNotFoundError:
        return
    used = set(UserProfile.objects.values_list("avatar", flat=True))
    for name in names:
        path = f"{AVATAR_FOLDER}/{name}"
        if f"_{AVATAR_NAME}" not in name and path not in used:
            storage.delete(path)
