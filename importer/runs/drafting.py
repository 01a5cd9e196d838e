"""The pages of one source become drafts, all of them or none."""

from collections.abc import Callable
from contextlib import suppress

from django.db import transaction
from django.db.models import Model, ProtectedError, Q
from django.utils.translation import gettext
from wagtail.models import Page

from importer.building import Built, Outcome, build
from importer.models import ImportedPage, ImportedSource
from importer.models.page import things_made
from importer.recognising import RecognisedPage
from importer.recognising.document import FIRST
from importer.runs.files import Files, delete_files_of, fetcher, note_files
from importer.runs.preparing import Prepared, is_same_source, keep_original
from importer.runs.sources import identity_of
from importer.runs.stored import (
    finding_to_json,
    lines_to_json,
    placed_to_json,
    said_in,
)
from importer.runs.undoing import remove_page
from links.models import Link
from references.usage import is_used

State = ImportedSource.State
Moved = Callable[[str], Page | None]


def moved_pages(prepared: Prepared) -> Moved:
    """Return what tells which page an old address has become; one question for all."""
    source = prepared.source
    asked = {identity_of(a) for page in prepared.pages for a in page.addresses}
    found: dict[str, Page] = {}
    rows = (
        ImportedPage.objects.standing()
        .filter(key=FIRST)
        .filter(
            Q(source__identity__in=asked)
            | Q(source__final_identity__in=asked)
            | Q(source__doubles__identity__in=asked)
        )
        .select_related("page", "source")
        .prefetch_related("source__doubles")
        .order_by("pk")
        .distinct()
    )
    for row in rows:
        names = {row.source.identity, row.source.final_identity}
        names |= {double.identity for double in row.source.doubles.all()}
        found |= dict.fromkeys(names & asked, row.page)
    source.awaits_others = (
        source.run.sources.filter(
            identity__in=asked - found.keys(), state=State.WAITING
        )
        .exclude(pk=source.pk)
        .exists()
    )
    return lambda address: found.get(identity_of(address)) if found else None


def draft(prepared: Prepared, files: Files, moved: Moved) -> None:
    """Make or bring up to date the drafts of a source. Raises CannotStandHereError."""
    source, made = prepared.source, []
    was_stale = source.is_stale
    try:
        with transaction.atomic():
            if not _is_still_wanted(source):
                return
            keep_original(prepared)
            built = _build_all(prepared, files, moved, made)
            note_files(prepared, files, built)
            _finish(prepared, files)
            if was_stale:
                _remove_unused_links(source)
    except BaseException:
        delete_files_of(made)
        raise


def _is_still_wanted(source: ImportedSource) -> bool:
    """Whether no other worker has drafted a source meanwhile; keeps others from it."""
    waiting = ImportedSource.objects.select_for_update().filter(
        Q(state=State.WAITING) | Q(is_stale=True), pk=source.pk
    )
    return waiting.first() is not None


def _build_all(
    prepared: Prepared, files: Files, moved: Moved, made: list[Model]
) -> list[Built]:
    run = prepared.source.run
    parents = {"": run.parent.specific}
    all_built = []
    for position, page in enumerate(prepared.pages):
        row = prepared.source.pages.filter(key=page.key).first()
        newest = _newest(prepared.source, page)
        if row and newest and newest.source.run_id > run.pk:
            # A later run has gone on with it.
            parents[page.key] = newest.page.specific
            continue
        known = newest.page if newest else None
        revision_before = known.latest_revision_id if known else None
        built = build(
            page,
            parents.get(page.below, parents[""]),
            run.begun_by,
            fetcher(prepared, files),
            moved=moved,
            known=known,
            fingerprint=newest.fingerprint if newest else "",
        )
        made += built.made
        all_built.append(built)
        parents[page.key] = built.page
        row = row or ImportedPage(source=prepared.source, key=page.key)
        _note(row, position, built, revision_before)
    _remove_others(prepared)
    return all_built


def _newest(source: ImportedSource, page: RecognisedPage) -> ImportedPage | None:
    """Return what the last run has left of a page, whichever run that was."""
    same = ImportedPage.objects.standing().filter(
        is_same_source(source, "source__"), key=page.key
    )
    return same.select_related("page", "source").order_by("-pk").first()


def _note(
    row: ImportedPage, position: int, built: Built, revision_before: int | None
) -> None:
    was_made_here = row.outcome == Outcome.MADE and row.page_id == built.page.pk
    changed_here = row.outcome == Outcome.UPDATED
    if not was_made_here and not (changed_here and built.outcome == Outcome.UNCHANGED):
        row.outcome = built.outcome.value
    if built.outcome == Outcome.UPDATED and not was_made_here and not changed_here:
        row.revision_before = revision_before
    row.page, row.position = built.page.page_ptr, position
    row.title = built.page.title[:255]
    row.fingerprint = built.fingerprint
    row.findings = [finding_to_json(finding) for finding in built.findings]
    row.account = [placed_to_json(placed) for placed in built.account]
    row.note_made(built.made)
    row.save()


def _remove_others(prepared: Prepared) -> None:
    """Take back pages that the source does not have once a line of it was decided."""
    keys = [page.key for page in prepared.pages]
    for row in prepared.source.pages.exclude(key__in=keys):
        if row.outcome == Outcome.MADE and not remove_page(row):
            row.delete()


def _finish(prepared: Prepared, files: Files) -> None:
    source, document = prepared.source, prepared.document
    source.state, source.reason = State.READ, ""
    source.is_stale = False
    source.lines = lines_to_json(document)
    source.left_out = list(document.left_out)[:500]
    source.said = said_in(document)
    words = gettext("%(address)s was not fetched. %(why)s")
    source.notices = [
        *document.notices,
        *(
            words % {"address": address, "why": why}
            for address, why in files.problems.items()
        ),
    ]
    source.save()


def _remove_unused_links(source: ImportedSource) -> None:
    """Delete links that were made for a source and that no page has any longer."""
    for row in source.pages.all():
        for thing in things_made(row.made):
            if isinstance(thing, Link) and not is_used(thing):
                with suppress(ProtectedError):
                    thing.delete()
