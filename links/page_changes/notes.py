"""Making links of titles in texts that have a note, typed by hand, that they are gone."""

from collections.abc import Iterable, Mapping

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django_tasks import task
from wagtail.log_actions import log

from linkcheck.addresses import normalise_address
from links.models import Link, TypedNote
from links.page_changes.pages import PageChanges, replace_in_pages
from links.page_changes.replacements import Replacements


def page_ids_with_notes(keys: Iterable[str]) -> set[int]:
    """Return the pages in whose texts any of the notes stands."""
    found = TypedNote.objects.filter(key__in=list(keys), is_plain=False)
    return set(found.values_list("page", flat=True))


def address_in(note: TypedNote) -> str | None:
    """Return where a title with a note leads all the same, normalised, if anywhere."""
    try:
        return normalise_address(note.href) if note.href else None
    except ValidationError:
        return None


@transaction.atomic
def make_unavailable_link(url: str | None, fields: Mapping, user) -> Link:
    """Return a new link that is gone; its address may be lost."""
    link = Link(
        url=url,
        availability=Link.Availability.UNAVAILABLE,
        unavailable_by=user,
        **fields,
    )
    link.full_clean()
    link.save()
    log(instance=link, action="wagtail.create", user=user)
    return link


def use_links_for_notes(links: Mapping[str, int], user) -> PageChanges:
    """Let each title with a note become its link, in all pages that have it.

    `links` is primary keys by the keys of notes. The notes go: the links print theirs.
    """
    return replace_in_pages(page_ids_with_notes(links), user, Replacements(notes=links))


@task(backend="background")
def register_notes(links: dict[str, int], user_id: int) -> None:
    """Do so in more pages than an editor waits for; a link may be gone by now."""
    there = set(Link.objects.filter(pk__in=links.values()).values_list("pk", flat=True))
    user = get_user_model().objects.filter(pk=user_id).first()
    use_links_for_notes({key: pk for key, pk in links.items() if pk in there}, user)
