"""Makes a draft of a recognised page."""

import json
from dataclasses import replace

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from importer.building.blocks import BlockMaker
from importer.building.fetched import (
    Built,
    CannotStandHereError,
    Fetch,
    Moved,
    Outcome,
)
from importer.building.fingerprints import fingerprint_of, fingerprint_of_state
from importer.building.library import Library
from importer.building.people import person_called
from importer.building.register import Register
from importer.recognising.assembling.finishing import described
from importer.recognising.conversion import as_content
from importer.recognising.findings import Finding, Matter
from importer.recognising.page import PageKind, RecognisedPage
from initiatives.models import InitiativeIndexPage, InitiativePage
from pages.models import BasePage, StandardPage

_TITLE_LENGTH = 255
_WISHES = {
    PageKind.OVERVIEW: (InitiativeIndexPage, StandardPage, InitiativePage),
    PageKind.INITIATIVE: (InitiativePage, StandardPage),
    PageKind.CONTENT: (StandardPage, InitiativePage),
}


def build(
    page: RecognisedPage,
    parent: Page,
    user,
    fetch: Fetch,
    *,
    moved: Moved | None = None,
    known: Page | None = None,
    fingerprint: str = "",
) -> Built:
    """Make an unpublished page below `parent`, or bring one up to date; all or nothing.

    `known` is the page that an earlier run has made of the same source and key, and
    `fingerprint` what it was then. One that staff have edited since is left alone.
    What the page becomes follows from where it may stand (`page.kind` is a wish).
    That `user` may do so is for the caller to ask. Raises CannotStandHereError.
    """
    if known is not None:
        known = known.specific
        if known.locked or (fingerprint and fingerprint_of(known) != fingerprint):
            kept = fingerprint or fingerprint_of(known)
            return Built(known, Outcome.KEPT, kept, account=page.account)
    model = type(known) if known else model_for(page, parent)
    library = Library(user, fetch)
    try:
        with transaction.atomic():
            return _build(page, parent, user, library, moved, known, model)
    except BaseException:
        library.forget()
        raise


def model_for(page: RecognisedPage, parent: Page) -> type[BasePage]:
    """Return the type that a page becomes below `parent`. Raises CannotStandHereError."""
    for model in _WISHES[page.kind]:
        if model.can_create_at(parent.specific):
            return model
    raise CannotStandHereError


def _build(  # noqa: PLR0917, one caller
    page: RecognisedPage,
    parent: Page,
    user,
    library: Library,
    moved: Moved | None,
    known: BasePage | None,
    model: type[BasePage],
) -> Built:
    renamed = {}
    if model is not InitiativePage:
        page = replace(page, sections=list(page.sections))
        renamed = {old.name: new.name for old, new in as_content(page)}
    register = Register(user, library, moved, page.address)
    maker = BlockMaker(page, register, library)
    draft = known.get_latest_revision_as_object() if known else model(live=False)
    before = fingerprint_of_state(draft) if known else ""
    findings = list(page.findings)
    _fill(draft, page, library, findings)
    body = maker.body(is_initiative=model is InitiativePage)
    draft.body = json.dumps(body)
    renamed |= maker.renamed
    account = [
        replace(placed, section=renamed.get(placed.section, placed.section))
        for placed in page.account
    ]
    built = Built(
        draft,
        Outcome.MADE,
        fingerprint_of_state(draft),
        [*findings, *library.findings, *register.findings, *maker.findings],
        [*library.made, *register.made],
        library.files,
        account,
    )
    if known and built.fingerprint == before:
        built.page, built.outcome = known, Outcome.UNCHANGED
        return built
    if known:
        built.outcome = Outcome.UPDATED
        if not draft.live and not draft.first_published_at:
            # Nobody has ever seen what the table has, and it would keep in use what
            # the page has no longer.
            draft.save(clean=False)
    else:
        _add_below(draft, parent, user)
    draft.save_revision(user=user, log_action=True, clean=False)
    return built


def _add_below(draft: BasePage, parent: Page, user) -> None:
    draft.owner = user
    draft.has_unpublished_changes = True
    # Another may have been put there since it was read.
    parent = Page.objects.get(pk=parent.pk)
    parent.add_child(instance=draft)


def _fill(
    draft: BasePage, page: RecognisedPage, library: Library, findings: list[Finding]
) -> None:
    """Set all fields but the body."""
    title = page.title or page.key
    if len(title) > _TITLE_LENGTH:
        findings.append(Finding(Matter.SHORTENED, title))
        title = f"{title[: _TITLE_LENGTH - 2]} …"
    draft.title = title
    draft.summary = page.summary or title
    if page.picture:
        draft.picture = library.picture(page.picture)
        draft.picture_alt = described(page.picture) if draft.picture else ""
    if page.owner:
        draft.content_owner = person_called(page.owner)
        if draft.content_owner is None:
            findings.append(Finding(Matter.UNKNOWN_OWNER, page.owner))
    if not draft.first_published_at:
        _set_dates(draft, page, findings)


def _set_dates(draft: BasePage, page: RecognisedPage, findings: list[Finding]) -> None:
    """Set the dates of a page that readers have not seen here yet."""
    today = timezone.localdate()
    created, updated = page.created, page.updated
    findings += [
        Finding(Matter.BAD_DATE, f"{day:%d.%m.%Y}")
        for day in (created, updated)
        if day and day > today
    ]
    created = None if created and created > today else created
    updated = None if updated and updated > today else updated
    if created and updated and updated < created:
        findings.append(Finding(Matter.BAD_DATE, f"{created:%d.%m.%Y}"))
        created = None
    draft.content_created, draft.content_updated = created, updated
