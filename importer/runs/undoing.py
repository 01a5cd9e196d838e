"""Taking a run back: its drafts, and what was made for them that nothing else uses.

What somebody has worked on since, or published, stays; so does what others use. And
forgetting the texts of old pages, then or when they have been kept for long enough.
"""

import logging

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext
from wagtail.actions.delete_page import DeletePageAction
from wagtail.models import ModelLogEntry, Page, Revision

from importer.building import fingerprint_of
from importer.models import ImportedPage, ImportedSource, ImportRun, Original
from importer.models.page import things_made
from importer.models.run import ImportRunQuerySet
from references.usage import is_used

logger = logging.getLogger(__name__)

_CHANGED_IT = (ImportedPage.Outcome.MADE, ImportedPage.Outcome.UPDATED)
_CREATED = "wagtail.create"


def rows_to_take_back(run: ImportRun) -> list[ImportedPage]:
    """Return what of a run is still to be taken back, the deepest pages first."""
    rows = ImportedPage.objects.filter(
        source__run=run, outcome__in=_CHANGED_IT, page__isnull=False, stays_because=""
    )
    return list(rows.select_related("page").order_by("-page__depth", "-page__path"))


def take_back_page(row: ImportedPage) -> None:
    """Take one page back; or note why it stays."""
    try:
        with transaction.atomic():
            row.stays_because = remove_page(row)
            row.save()
    # Whatever is wrong with one page, the others are taken back.
    except Exception:
        logger.exception("import_not_taken_back", extra={"page": row.page_id})
        words = gettext("Something went wrong on our side.")
        ImportedPage.objects.filter(pk=row.pk).update(stays_because=words)


def remove_page(row: ImportedPage) -> str:
    """Delete a draft that a run has made, or restore the one before; or say why not."""
    page = row.page.specific
    if why := _reason_to_stay(row, page):
        return why
    user = row.source.run.begun_by
    if row.outcome == ImportedPage.Outcome.MADE:
        # Whoever began may not delete pages, perhaps, but may undo this
        # (docs/decisions/0019-moving-in.md).
        DeletePageAction(page, user=user).execute(skip_permission_checks=True)
        row.page = None
        return ""
    before = Revision.objects.filter(pk=row.revision_before).first()
    if before is None:
        return gettext("The draft from before is not there any longer.")
    before.as_object().save_revision(user=user, log_action=True, clean=False)
    row.outcome = ImportedPage.Outcome.UNCHANGED
    return ""


def _reason_to_stay(row: ImportedPage, page: Page) -> str:
    newest = (
        ImportedPage.objects.filter(page=page.pk, outcome__in=_CHANGED_IT)
        .order_by("-pk")
        .first()
    )
    if newest and newest.pk != row.pk:
        return gettext("A later import has brought it up to date.")
    is_made_here = row.outcome == ImportedPage.Outcome.MADE
    is_read = is_made_here and (page.live or page.first_published_at)
    reasons = [
        (is_read, gettext("It is published.")),
        (page.current_workflow_state, gettext("It has been submitted for approval.")),
        (page.locked, gettext("It is locked.")),
        (fingerprint_of(page) != row.fingerprint, gettext("Somebody has edited it.")),
        (is_made_here and page.get_children().exists(), gettext("It has subpages.")),
    ]
    return next((words for is_so, words in reasons if is_so), "")


@transaction.atomic
def take_back_things(run: ImportRun) -> int:
    """Delete what was made for the pages of a run and is used nowhere; return how much.

    Links go first: one may lead to a document, which then is used no longer.
    """
    pairs = [
        tuple(pair)
        for made in ImportedPage.objects.filter(source__run=run).values_list(
            "made", flat=True
        )
        for pair in made
    ]
    things = things_made(list(dict.fromkeys(pairs)))
    things.sort(key=lambda thing: thing._meta.label_lower != "links.link")
    deleted = 0
    for thing in things:
        if is_used(thing) or _is_edited(thing):
            continue
        try:
            with transaction.atomic():
                thing.delete()
        except ProtectedError:
            continue
        deleted += 1
    return deleted


@transaction.atomic
def forget_run(run: ImportRun) -> None:
    """Forget the texts and decisions of a run that was taken back."""
    run.rules.all().delete()
    run.files.all().delete()
    forget_texts(ImportRun.objects.filter(pk=run.pk))


@transaction.atomic
def forget_texts(runs: ImportRunQuerySet) -> None:
    """Forget what the old pages of some runs said; what became of them stays."""
    sources = ImportedSource.objects.filter(run__in=runs)
    pages = ImportedPage.objects.filter(source__run__in=runs)
    pages.exclude(account=[], findings=[]).update(account=[], findings=[])
    sources.exclude(said="", lines=[], left_out=[]).update(
        said="", lines=[], left_out=[]
    )
    Original.objects.filter(run__in=runs).delete()


def _is_edited(thing) -> bool:
    entries = ModelLogEntry.objects.for_instance(thing)
    return entries.exclude(action=_CREATED).exists()
