"""Pictures that nobody should have to wait for."""

import contextlib

from django_tasks import task

from media.models import SiteImage


@task(backend="background")
def make_again(picture_id: int, specs: list[str]) -> None:
    """Make the renditions of a picture that it had before its file was replaced."""
    picture = SiteImage.objects.filter(pk=picture_id).first()
    if picture is None or not specs:
        return
    # Logged where it is raised; readers then get the page without the picture.
    with contextlib.suppress(OSError):
        picture.get_renditions(*specs)
