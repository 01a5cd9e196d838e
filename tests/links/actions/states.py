"""Every way in which a link can stand, and what may be done with it then."""

from datetime import date, timedelta

from django.utils import timezone

from linkcheck.verdicts import Verdict
from links.decisions.dismissal import dismiss
from links.health import keeping
from links.models import ArchiveProposal, Dismissal, Link, LinkHealth
from tests.factories import LinkFactory, StandardPageFactory
from tests.links.staff import judged, reported

HOST = "egeby-skole.example"
URL = f"https://{HOST}/lektiehjaelp"
COPY = "https://web.archive.org/web/20190312081500/https://egeby-skole.example/"

# What an address on another site that is not dangerous is always offered.
_ALWAYS = {"check", "confirm", "mark-dangerous"}
_PUBLIC = _ALWAYS | {"flag", "look-for-archive"}
_DOUBTFUL = _PUBLIC | {"dismiss"}
_FLAGGED = {"unflag", "check", "mark-dangerous", "look-for-archive"}


def _moved(**fields) -> Link:
    link = judged(Verdict.MOVED, url=URL, **fields)
    LinkHealth.objects.filter(pk=link.pk).update(moved_to=f"{URL}/ny")
    return link


def _dangerous_by_now(settings) -> Link:
    settings.LINK_CHECK_DANGEROUS_HOSTS = [HOST]
    return judged(url=URL)


def _marked(**fields) -> Link:
    link = judged(url=URL, **fields)
    keeping.mark_dangerous(link, None, mark=True)
    return link


def _vouched_for() -> Link:
    link = judged(Verdict.UNSURE, url=URL)
    keeping.confirm(link, None)
    return link


def _left(kind="until_change") -> Link:
    link = judged(Verdict.UNSURE, url=URL)
    dismiss(link, None, kind)
    return link


def _reported(link: Link) -> Link:
    reported(link)
    return link


def _left_and_reported() -> Link:
    link = _left("for_good")
    an_hour_ago = timezone.now() - timedelta(hours=1)
    Dismissal.objects.filter(pk=link.pk).update(at=an_hour_ago)
    return _reported(link)


def _own_page(**fields) -> Link:
    return LinkFactory(url=None, target_page=StandardPageFactory(), **fields)


def _with_copy(state: str, **fields) -> Link:
    link = judged(url=URL, **fields)
    has_copy = state in ("found", "rejected")
    ArchiveProposal.objects.create(
        link=link,
        url=URL,
        state=state,
        archive_url=COPY if has_copy else "",
        archived_on=date(2019, 3, 12) if has_copy else None,
        asked_at=timezone.now(),
    )
    return link


# How a link is made that stands so, and which actions are offered for it.
STATES = {
    "works": (lambda settings: judged(url=URL), _PUBLIC),
    "is not checked yet": (lambda settings: LinkFactory(url=URL), _PUBLIC),
    "fails since yesterday": (
        lambda settings: judged(Verdict.FAILING, url=URL),
        _PUBLIC,
    ),
    "has moved": (lambda settings: _moved(), _DOUBTFUL | {"accept-move"}),
    "nobody can tell": (
        lambda settings: judged(Verdict.UNSURE, url=URL),
        _DOUBTFUL,
    ),
    "is probably broken": (
        lambda settings: judged(Verdict.PROBABLY_BROKEN, url=URL),
        _DOUBTFUL,
    ),
    "is on the list of dangerous hosts": (
        lambda settings: judged(Verdict.DANGEROUS, url=URL),
        {"flag", "check", "mark-dangerous"},
    ),
    "is on that list since its last check": (
        _dangerous_by_now,
        {"flag", "check", "mark-dangerous"},
    ),
    "is marked as dangerous": (
        lambda settings: _marked(),
        {"flag", "unmark-dangerous"},
    ),
    "is marked as dangerous and unavailable": (
        lambda settings: _marked(flagged=True),
        {"unflag", "unmark-dangerous"},
    ),
    "is vouched for": (lambda settings: _vouched_for(), _PUBLIC | {"unconfirm"}),
    "is left as it is": (lambda settings: _left(), _PUBLIC | {"undismiss"}),
    "is left as it is and reported since": (
        lambda settings: _left_and_reported(),
        _DOUBTFUL | {"undismiss"},
    ),
    "works and is reported": (
        lambda settings: _reported(judged(url=URL)),
        _DOUBTFUL,
    ),
    "is marked as unavailable": (
        lambda settings: judged(Verdict.PROBABLY_BROKEN, url=URL, flagged=True),
        _FLAGGED,
    ),
    "is marked as unavailable and works again": (
        lambda settings: judged(url=URL, flagged=True),
        _FLAGGED | {"dismiss"},
    ),
    "is marked as unavailable and has moved": (
        lambda settings: _moved(flagged=True),
        _FLAGGED | {"accept-move"},
    ),
    "is a page of our own": (lambda settings: _own_page(), {"flag"}),
    "is a reported page of our own": (
        lambda settings: _reported(_own_page()),
        {"flag", "dismiss"},
    ),
    "is a page of our own that is unavailable": (
        lambda settings: _own_page(flagged=True),
        {"unflag"},
    ),
    "has a copy in the archive": (
        lambda settings: _with_copy("found"),
        _PUBLIC | {"use-archive", "reject-archive"},
    ),
    "has a copy that is used": (
        lambda settings: _with_copy("found", archive_url=COPY),
        _PUBLIC - {"look-for-archive"} | {"reject-archive"},
    ),
    "has a copy that was said no to": (
        lambda settings: _with_copy("rejected"),
        _PUBLIC | {"use-archive"},
    ),
    "is being looked for in the archive": (
        lambda settings: _with_copy("asked"),
        _PUBLIC - {"look-for-archive"},
    ),
}
