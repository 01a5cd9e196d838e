"""Replacing links and typed addresses in pages, without anybody editing them.

Readers get the change at once, and so does whoever opens the draft. Nothing is
published by it, no date moves, and nothing else in the page changes. Earlier
revisions are history and stay; who goes back to one finds the old address again.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import JSONField, Q, Value
from wagtail.fields import StreamField
from wagtail.locks import BasicLock
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex, Revision

from links.finding import follow, text_fields
from links.finding.versions import stored_rows
from links.models import Link
from links.page_changes.replacements import Replacements

PAGES_AT_ONCE = 50


@dataclass
class PageChanges:
    """What came of replacing something in pages."""

    changed: list[Page] = field(default_factory=list)
    # Left as they were, because somebody has locked them.
    locked: list[Page] = field(default_factory=list)


def replace_in_page(page: Page, user, replacements: Replacements) -> PageChanges:
    """Replace in one page; as `replace_in_pages`."""
    return replace_in_pages([page.pk], user, replacements)


def replace_in_pages(
    page_ids: Iterable[int], user, replacements: Replacements
) -> PageChanges:
    """Replace in what readers see, in the latest draft and in a planned publication.

    Some pages at a time, each of them wholly or not at all. That `user` may change
    the register is enough, and is for the caller to ask; pages that are locked for
    them are left.
    """
    changes = PageChanges()
    page_ids = sorted(set(page_ids))
    for start in range(0, len(page_ids), PAGES_AT_ONCE):
        with transaction.atomic():
            _replace(
                page_ids[start : start + PAGES_AT_ONCE], user, replacements, changes
            )
    return changes


def is_locked_for(page: Page, user) -> bool:
    """Return whether somebody has locked the page, and not for this user."""
    return page.locked and (user is None or BasicLock(page).for_user(user))


def _replace(
    page_ids: list[int], user, replacements: Replacements, changes: PageChanges
) -> None:
    # In the order in which saving a page takes them, or the two would wait for each
    # other for ever.
    revisions = _locked_revisions(page_ids)
    pages = Page.objects.filter(pk__in=page_ids).select_for_update().order_by("pk")
    free = []
    for page in pages:
        (changes.locked if is_locked_for(page, user) else free).append(page)
    rows = _rows(free)
    changed_revisions = []
    changed = {}
    for page in free:
        model = page.specific_class
        if model is None:
            continue
        live = replacements.in_fields(model, rows.get(page.pk, {}))
        _update_row(model, page.pk, live.fields)
        replaced = [live]
        for revision in revisions.get(page.pk, ()):
            stored = replacements.in_fields(model, revision.content)
            if stored.fields:
                revision.content |= stored.fields
                changed_revisions.append(revision)
                replaced.append(stored)
        if any(part.fields for part in replaced):
            changed[page.pk] = replaced
    Revision.objects.bulk_update(changed_revisions, ["content"])
    names = _names(replacements)
    for page in Page.objects.filter(pk__in=changed).specific().order_by("pk"):
        ReferenceIndex.create_or_update_for_object(page)
        _log(page, user, changed[page.pk], replacements, names)
        changes.changed.append(page)
    follow(changed)


def _locked_revisions(page_ids: list[int]) -> dict[int, list[Revision]]:
    pages = Page.objects.filter(pk__in=page_ids)
    wanted = Q(pk__in=pages.values("latest_revision"))
    wanted |= Q(pk__in=pages.values("live_revision"))
    wanted |= Q(
        approved_go_live_at__isnull=False, object_id__in=[str(pk) for pk in page_ids]
    )
    revisions = {}
    found = Revision.page_revisions.filter(wanted).order_by("pk")
    for revision in found.select_for_update():
        revisions.setdefault(int(revision.object_id), []).append(revision)
    return revisions


def _rows(pages: Iterable[Page]) -> dict[int, dict]:
    by_model = {}
    for page in pages:
        by_model.setdefault(page.specific_class, []).append(page.pk)
    rows = {}
    for model, page_ids in by_model.items():
        rows |= stored_rows(model, page_ids)
    return rows


def _update_row(model: type[Page], page_id: int, fields: dict) -> None:
    """Write the fields as they were stored, and no signal of it."""
    if not fields:
        return
    columns = {
        text_field.name: Value(fields[text_field.name], output_field=JSONField())
        if isinstance(text_field, StreamField)
        else fields[text_field.name]
        for text_field in text_fields(model)
        if text_field.name in fields
    }
    model._default_manager.filter(pk=page_id).update(**columns)


def _names(replacements: Replacements) -> dict[int, str]:
    ids = {
        *replacements.links.values(),
        *replacements.addresses.values(),
        *replacements.notes.values(),
    }
    titles = Link.objects.filter(pk__in=ids | replacements.links.keys())
    return dict(titles.values_list("pk", "title"))


def _log(page, user, replaced, replacements: Replacements, names: dict) -> None:
    addresses = set().union(*(part.addresses for part in replaced))
    links = set().union(*(part.links for part in replaced))
    entries = [(url, replacements.addresses[url]) for url in sorted(addresses)]
    entries += [(names.get(old, ""), replacements.links[old]) for old in sorted(links)]
    entries += sorted({note for part in replaced for note in part.notes.items()})
    log(
        instance=page,
        action="links.replace",
        user=user,
        data={
            "replaced": [
                {"old": old, "new": names.get(new, ""), "link": new}
                for old, new in entries
            ]
        },
    )
