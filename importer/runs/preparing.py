"""One source on its way to pages: its bytes are read, and recognised."""

import hashlib
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext, ngettext

from importer.gathering.downloads import Arrived
from importer.gathering.identity import is_same_site
from importer.gathering.sitemaps import addresses_in_map
from importer.models import ImportedPage, ImportedSource, ImportRule, Original
from importer.models.rule import rules_of
from importer.models.source import hash_of
from importer.reading import Document, UnreadableError, read
from importer.reading.archives import Archive
from importer.reading.sources import is_archive
from importer.recognising import RecognisedPage, recognise
from importer.runs.sources import (
    MOST_SOURCES,
    add_addresses,
    add_members,
    identity_of,
    name_of_text,
)
from linkcheck.addresses import MAX_LENGTH
from plaintext.slugs import slug_of

State = ImportedSource.State


@dataclass(frozen=True)
class Content:
    """The bytes of a source, and what is known of them."""

    data: bytes
    media_type: str = ""
    is_text: bool = False
    archive: Archive | None = None


class Contents:
    """The contents of sources one after the other; those of an archive share theirs."""

    def __init__(self):
        self._last: tuple[int, Content] = (0, Content(b""))

    def of(self, source: ImportedSource, arrived: Arrived | None) -> Content:
        """Return what a source holds. Raises UnreadableError."""
        if arrived:
            return Content(arrived.content, arrived.media_type)
        if self._last[0] == source.original_id:
            return self._last[1]
        original = source.original
        data = original.content
        is_pages = not original.is_text and is_archive(data)
        content = Content(
            data,
            original.media_type,
            original.is_text,
            Archive(data) if is_pages else None,
        )
        self._last = (original.pk, content)
        return content


@dataclass
class Prepared:
    """A source that has been read, and what its pages are to be."""

    source: ImportedSource
    document: Document
    pages: list[RecognisedPage]
    # What was fetched just now, not kept yet.
    arrived: Arrived | None = None
    archive: Archive | None = None


def prepare(
    source: ImportedSource, contents: Contents, arrived: Arrived | None = None
) -> Prepared | None:
    """Read a source and recognise its pages.

    None when that is all there is to it: it lists others, is another's double, or has
    nothing new; that is then noted. Raises UnreadableError.
    """
    content = contents.of(source, arrived)
    if arrived:
        source.final_address = arrived.address[:MAX_LENGTH]
        source.final_identity = identity_of(arrived.address)
        if _is_listing(source, content.data) or _is_double(source):
            return None
    elif content.archive and not source.member:
        _list_members(source, content.archive)
        return None
    document = _read(source, content)
    _note_identity(source, document, content)
    if not source.is_stale and _has_nothing_new(source):
        return None
    pages = recognise(document, rules_of(source.run))
    return Prepared(source, document, pages, arrived, content.archive)


def _read(source: ImportedSource, content: Content) -> Document:
    if content.archive:
        reading = content.archive.page(source.member)
        if reading.refusal:
            raise UnreadableError(reading.refusal)
        return reading.document
    if content.is_text:
        return read(content.data.decode(), address=source.address)
    if source.address:
        address = source.final_address or source.address
        return read(content.data, address=address, content_type=content.media_type)
    return read(content.data, name=source.name)


def _is_listing(source: ImportedSource, content: bytes) -> bool:
    """Let a map of a site bring its pages into the run; say whether it is one."""
    addresses = addresses_in_map(content)
    if addresses is None:
        return False
    own = [each for each in addresses if is_same_site(each, source.final_address)]
    with transaction.atomic():
        count, is_cut = add_addresses(source.run, own)
        source.state = State.LISTING
        source.reason = ngettext(
            "A map of the site with %(count)d page.",
            "A map of the site with %(count)d pages.",
            count,
        ) % {"count": count}
        source.notices = []
        if is_cut:
            words = gettext("Only %(most)d pages are brought in at a time.")
            source.notices.append(words % {"most": MOST_SOURCES})
        if left := len(addresses) - len(own):
            words = ngettext(
                "%(count)d address is on another site, and is left out.",
                "%(count)d addresses are on other sites, and are left out.",
                left,
            )
            source.notices.append(words % {"count": left})
        source.save()
    return True


def _list_members(source: ImportedSource, archive: Archive) -> None:
    names = archive.page_names
    with transaction.atomic():
        add_members(source, names)
        source.state = State.LISTING if names else State.REFUSED
        words = ngettext(
            "An archive with %(count)d page.",
            "An archive with %(count)d pages.",
            len(names),
        )
        source.reason = (
            words % {"count": len(names)}
            if names
            else gettext("There is no page in the archive.")
        )
        source.save()


def _is_double(source: ImportedSource) -> bool:
    """Say whether an address leads where another of the run does, and note it."""
    leads_there = Q(final_identity=source.final_identity)
    if source.final_identity != source.identity:
        leads_there |= Q(identity=source.final_identity)
    first = (
        source.run.sources.filter(leads_there)
        .exclude(pk=source.pk)
        .exclude(state__in=(State.REFUSED, State.DOUBLE))
        .first()
    )
    if first is None:
        return False
    source.state, source.same_as = State.DOUBLE, first
    words = gettext("Leads to the same page as %(name)s.")
    source.reason = words % {"name": first.name}
    source.save()
    return True


def _note_identity(
    source: ImportedSource, document: Document, content: Content
) -> None:
    """Give a pasted text a name, by which the next run knows it; and a digest to all."""
    said = "\n".join(line.text for line in document.lines).encode("utf-8", "replace")
    told = said if content.archive else content.data
    source.digest = hashlib.sha256(told).hexdigest()
    if source.name:
        return
    source.name = name_of_text(document.lines[0].text)
    known_by = slug_of(recognise(document)[0].title) or source.digest
    identity = hash_of(f"text:{source.run.parent_id}:{known_by}")
    if not source.run.sources.filter(identity=identity).exists():
        source.identity = identity


def is_same_source(source: ImportedSource, prefix: str = "") -> Q:
    """Return what finds a source in other runs, by where it is or where it led."""
    identities = {source.identity, source.final_identity} - {""}
    return Q(**{f"{prefix}identity__in": identities}) | Q(
        **{f"{prefix}final_identity__in": identities}
    )


def _has_nothing_new(source: ImportedSource) -> bool:
    """Say whether the run before has had just this, and bring its pages over.

    What was decided for that run holds for this one too.
    """
    before = (
        ImportedSource.objects.filter(is_same_source(source), pages__isnull=False)
        .exclude(run=source.run)
        .exclude(run__state__in=("taking_back", "taken_back"))
        .order_by("-pk")
        .first()
    )
    if before is None:
        return False
    _inherit_rules(source, before)
    pages = list(before.pages.all())
    if before.digest != source.digest or any(page.page_id is None for page in pages):
        return False
    with transaction.atomic():
        source.state = State.UNCHANGED
        source.original = source.original or before.original
        source.lines, source.left_out = before.lines, before.left_out
        source.said, source.notices = before.said, []
        source.save()
        for page in pages:
            page.pk, page.source = None, source
            page.outcome = ImportedPage.Outcome.UNCHANGED
            page.made, page.revision_before = [], None
            page.save(force_insert=True)
    return True


def _inherit_rules(source: ImportedSource, before: ImportedSource) -> None:
    ImportRule.objects.bulk_create(
        [
            ImportRule(
                run=source.run,
                text=rule.text,
                key=rule.key,
                decide=rule.decide,
                section=rule.section,
                decided_by_id=rule.decided_by_id,
            )
            for rule in before.run.rules.all()
        ],
        ignore_conflicts=True,
    )


def keep_original(prepared: Prepared) -> None:
    """Keep what was fetched, to be read anew when somebody decides of a line."""
    source, arrived = prepared.source, prepared.arrived
    if arrived is None:
        return
    source.original = Original.objects.create(
        run=source.run,
        name=source.name,
        media_type=arrived.media_type[:255],
        packed=Original.pack(arrived.content),
    )
