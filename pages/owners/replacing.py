"""Handing a colleague's pages to another."""

from dataclasses import dataclass

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex

from pages.models import Person
from pages.models.base import page_models

ACTION = "pages.replace_owner"


@dataclass(frozen=True)
class Replacement:
    """What came of replacing an owner."""

    replaced: list[Page]
    refused: list[Page]


def pages_owned_by(person: Person) -> list[Page]:
    """Return the pages that `person` answers for, live or in their latest draft.

    Two queries per page type.
    """
    pages = []
    for model in page_models():
        owned = set(
            model.objects.filter(content_owner=person).values_list("pk", flat=True)
        )
        drafts = model.objects.filter(
            latest_revision__content__content_owner=person.pk
        ).values_list("pk", flat=True)
        pages += model.objects.filter(pk__in=owned.union(drafts)).select_related(
            "latest_revision", "live_revision"
        )
    return sorted(pages, key=lambda page: page.title.lower())


@transaction.atomic
def replace_owner(old: Person, new: Person, user) -> Replacement:
    """Make `new` the owner of every page of `old` that `user` may publish.

    Live pages change at once, and so do the revisions that they and their
    drafts are made from, or the next publication would bring `old` back. The
    date of update stays: the content has not changed.
    """
    result = Replacement([], [])
    for page in pages_owned_by(old):
        if not page.permissions_for_user(user).can_publish():
            result.refused.append(page)
            continue
        if page.content_owner_id == old.pk:
            type(page).objects.filter(pk=page.pk).update(content_owner=new)
            page.content_owner = new
            ReferenceIndex.create_or_update_for_object(page)
        revisions = {page.latest_revision, page.live_revision, page.scheduled_revision}
        for revision in revisions - {None}:
            if revision.content.get("content_owner") == old.pk:
                revision.content["content_owner"] = new.pk
                revision.save(update_fields=["content"])
        log(
            instance=page,
            action=ACTION,
            user=user,
            data={"old": old.name, "new": new.name},
        )
        result.replaced.append(page)
    return result
