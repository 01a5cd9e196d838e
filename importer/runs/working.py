"""Working a run off: one source after the other, for one slice of time.

Each source is one transaction, so a worker that is killed loses what it had in hand,
and the next begins with that.
"""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.db import InterfaceError, OperationalError
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext

from importer.building.fetched import CannotStandHereError
from importer.building.library import suffix_of
from importer.gathering.downloads import (
    Arrived,
    Downloads,
    UnfetchableError,
    WantsPeaceError,
)
from importer.gathering.identity import is_same_site
from importer.gathering.sitemaps import MOST_BYTES
from importer.models import ImportedSource, ImportRun
from importer.reading import UnreadableError
from importer.reading.sources import MOST_OF_WORD
from importer.runs.drafting import draft, moved_pages
from importer.runs.files import Files, wanted_files
from importer.runs.preparing import Contents, Prepared, prepare
from linkcheck.politeness import PutOffError
from links.runs.configuration import client_from_settings
from links.runs.errands import Errand
from links.runs.runner import Connect

logger = logging.getLogger(__name__)

State = ImportedSource.State
# A source that has ended so many workers would end the next one too.
MOST_ATTEMPTS = 3
# Nobody waits longer for a site that wants to be left alone.
GIVE_UP_AFTER = timedelta(hours=24)


def left(run: ImportRun):
    """Return the sources of a run that are still to be read, in their order."""
    return run.sources.filter(Q(state=State.WAITING) | Q(is_stale=True))


class Work:
    """One slice of work on one run."""

    def __init__(
        self, run: ImportRun, seconds: float, connect: Connect = client_from_settings
    ):
        self._run = run
        self._errand = Errand(seconds, connect=connect)
        self._downloads = Downloads(self._errand, dict(run.robots))
        self._contents = Contents()
        # Origins that want to be left alone, and until when; sources that met one.
        self._resting: dict[str, datetime] = {}
        self._waiting: set[int] = set()

    def do(self) -> datetime | None:
        """Work; return until when a host wants to be left alone, if one does."""
        try:
            return self._errand.run(self._take_one_after_the_other)
        finally:
            ImportRun.objects.filter(pk=self._run.pk).update(
                robots=self._downloads.robots
            )

    async def _take_one_after_the_other(self) -> datetime | None:
        while not self._errand.is_over:
            source = await self._errand.save(self._next)
            if source is None:
                break
            try:
                await self._take(source)
            except (WantsPeaceError, PutOffError) as error:
                await self._errand.save(_put_off, source)
                self._resting[origin_of(source.address)] = error.until
                self._waiting.add(source.pk)
        else:
            # Time is up, and others may be left that need not wait.
            return None
        return min(self._resting.values(), default=None)

    def _next(self) -> ImportedSource | None:
        """Return the next source, unless somebody wants it to stop.

        Those whose host wants to be left alone wait, and the others do not wait for it.
        """
        is_wanted = ImportRun.objects.filter(
            pk=self._run.pk, state=ImportRun.State.WORKING, stop_asked=False
        )
        if not is_wanted.exists():
            return None
        may_be_asked = left(self._run).exclude(pk__in=self._waiting)
        for origin in self._resting:
            may_be_asked = may_be_asked.exclude(address__istartswith=f"{origin}/")
        source = may_be_asked.first()
        if source is not None:
            source.run = self._run
            source.attempts += 1
            ImportedSource.objects.filter(pk=source.pk).update(
                attempts=F("attempts") + 1
            )
        return source

    async def _take(self, source: ImportedSource) -> None:
        save = self._errand.save
        if source.attempts > MOST_ATTEMPTS:
            await save(refuse, source, gettext("It cannot be read, and is left out."))
            return
        try:
            arrived = await self._fetch(source)
            prepared = await save(prepare, source, self._contents, arrived)
            if prepared is None:
                return
            moved = await save(moved_pages, prepared)
            files = await self._fetch_files(prepared, moved)
            await save(draft, prepared, files, moved)
        except (UnfetchableError, UnreadableError) as error:
            await save(refuse, source, str(error))
        except CannotStandHereError:
            words = gettext("There can be no page like that below the chosen page.")
            await save(refuse, source, words)
        except (WantsPeaceError, PutOffError):
            raise
        except (OperationalError, InterfaceError):
            # Nothing is wrong with the source: the database is away, and a run that
            # stands still is taken up again.
            raise
        # Whatever is wrong with one source, the others are brought in.
        except Exception:
            logger.exception("import_source_failed", extra={"source": source.pk})
            words = gettext("Something went wrong on our side, and it was left out.")
            await save(refuse, source, words)

    async def _fetch(self, source: ImportedSource) -> Arrived | None:
        if source.original_id or not source.address:
            return None
        is_word = suffix_of(source.address) == ".docx"
        cap = MOST_OF_WORD if is_word else MOST_BYTES
        return await self._downloads.fetch(source.address, cap)

    async def _fetch_files(
        self, prepared: Prepared, moved: Callable[[str], Awaitable]
    ) -> Files:
        files = Files()
        for address, cap in await self._errand.save(wanted_files, prepared, moved):
            try:
                files.keep(address, await self._downloads.fetch(address, cap))
            except UnfetchableError as error:
                files.problems[address] = str(error)
            except (WantsPeaceError, PutOffError):
                if is_same_site(address, prepared.source.address):
                    raise
                # Of somewhere else: the page does not wait for it.
                files.problems[address] = gettext("The site wants to be left alone.")
        return files


def origin_of(address: str) -> str:
    """Return the scheme and the host of an address, as it is spelt there."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def refuse(source: ImportedSource, sentence: str) -> None:
    """Say why a source cannot be brought in; what it was before stays."""
    if source.pages.exists():
        # Read anew, and not as well as before.
        ImportedSource.objects.filter(pk=source.pk).update(
            is_stale=False, notices=[sentence]
        )
        return
    ImportedSource.objects.filter(pk=source.pk).update(
        state=State.REFUSED,
        is_stale=False,
        reason=sentence,
        name=source.name or gettext("Pasted text"),
    )


def give_up_waiting(run: ImportRun, until: datetime | None) -> None:
    """Refuse what a host keeps us waiting for longer than anybody would."""
    if until is None or until < run.begun_at + GIVE_UP_AFTER:
        return
    words = gettext("The site wants to be left alone. Try again another day.")
    for source in left(run):
        refuse(source, words)


def read_once_more(run: ImportRun) -> bool:
    """Have sources read anew that refer to pages which came later; say if there are."""
    waiting = run.sources.filter(awaits_others=True, state=State.READ)
    return bool(waiting.update(awaits_others=False, is_stale=True, attempts=0))


def may_go_on(run: ImportRun) -> bool:
    """Say whether who began a run may still add pages there; note it when not."""
    user, parent = run.begun_by, run.parent
    is_there = parent is not None and user is not None and user.is_active
    if is_there and parent.permissions_for_user(user).can_add_subpage():
        return True
    words = gettext(
        "Stopped: the page that it was to stand below is gone, or whoever began may "
        "not add pages there any longer."
    )
    ImportRun.objects.filter(pk=run.pk).update(
        state=ImportRun.State.STOPPED, notices=[words], finished_at=timezone.now()
    )
    return False


def _put_off(source: ImportedSource) -> None:
    """Nothing was wrong with a source whose host wants to be left alone."""
    ImportedSource.objects.filter(pk=source.pk).update(attempts=0)
