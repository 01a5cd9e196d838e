"""Fetching what is on the old site, as politely as the link checker asks.

Only through its client: private addresses are refused at each step of a redirect,
every answer has an end, and one host is asked for one thing at a time.
"""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from importer.gathering.robots import MOST_BYTES, Robots, read_robots
from linkcheck.codes import Family, Problem, family_of
from links.runs.errands import Errand


class UnfetchableError(Exception):
    """What cannot be fetched; its text says why, to who wants it."""


class WantsPeaceError(Exception):
    """The host wants to be left alone until then."""

    def __init__(self, until: datetime):
        super().__init__(str(until))
        self.until = until


@dataclass(frozen=True)
class Arrived:
    """What was fetched, and where it lay in the end."""

    content: bytes
    media_type: str
    address: str


# In the words of who wants a page brought in; the first that has the problem counts.
_SENTENCES: list[tuple[set[Problem], Promise]] = [
    (
        {Problem.REFUSED_ADDRESS, Problem.REDIRECT_TO_PRIVATE},
        _("The address is not on the public internet, and is not fetched."),
    ),
    (
        {Problem.NOT_FOUND, Problem.GONE, Problem.SOFT_NOT_FOUND},
        _("There is no page at the address any longer."),
    ),
    (
        {Problem.UNKNOWN_HOST, Problem.PARKED_DOMAIN},
        _("There is no site of that name any longer."),
    ),
    (
        {Problem.LOGIN_REQUIRED, Problem.LOGIN_PAGE, Problem.PROXY_AUTH},
        _("One has to log in to see the page. Paste the text instead."),
    ),
    (
        {
            Problem.FORBIDDEN,
            Problem.CHALLENGE,
            Problem.BLOCKED,
            Problem.LEGAL,
            Problem.METHOD_NOT_ALLOWED,
        },
        _("The site does not let us fetch the page. Paste the text instead."),
    ),
    (
        {
            Problem.CONNECT_TIMEOUT,
            Problem.READ_TIMEOUT,
            Problem.TOTAL_DEADLINE,
            Problem.GATEWAY_TIMEOUT,
        },
        _("The site took too long to answer. Try again later."),
    ),
    (
        {Problem.REDIRECT_LOOP, Problem.TOO_MANY_REDIRECTS},
        _("The address leads round in circles."),
    ),
    (
        {Problem.LANDED_ON_FRONT_PAGE},
        _("The address leads to the front page of the site now."),
    ),
    (
        {Problem.OWN_ADMIN, Problem.BAD_PORT, Problem.CREDENTIALS},
        _("An address like that is not fetched."),
    ),
]
_OTHERWISE = _("The address cannot be fetched just now. Try again later.")
TOO_LARGE = _("It is larger than what we fetch.")
NOT_WANTED = _(
    "The site asks machines not to fetch the page (robots.txt). Paste the text instead."
)


class Downloads:
    """Fetches for one run; remembers what each host says of visitors like us."""

    def __init__(self, errand: Errand, robots: dict[str, list]):
        self.robots = robots
        self._errand = errand

    async def fetch(self, address: str, cap: int) -> Arrived:
        """Return what lies at an address.

        Raises UnfetchableError, WantsPeaceError, and PutOffError when another run asks
        the host just now.
        """
        await self._ask_leave(address)
        got, until = await self._errand.download(address, cap)
        if until is not None:
            raise WantsPeaceError(until)
        seen = got.seen
        if sentence := sentence_of(seen.problem):
            raise UnfetchableError(str(sentence))
        if got.body is None or not got.body.complete:
            raise UnfetchableError(str(TOO_LARGE))
        if seen.redirects:
            await self._ask_leave(seen.final_url)
        final = seen.final_url.partition("#")[0]
        return Arrived(got.body.content, got.media_type, final)

    async def _ask_leave(self, address: str) -> None:
        parts = urlsplit(address)
        origin = f"{parts.scheme}://{parts.netloc}"
        if parts.scheme not in ("http", "https"):
            raise UnfetchableError(str(_OTHERWISE))
        if origin not in self.robots:
            self.robots[origin] = (await self._read_robots(origin)).to_json()
        said = Robots.from_json(self.robots[origin])
        if not said.allows(address):
            raise UnfetchableError(str(NOT_WANTED))
        if (more := said.delay - settings.LINK_CHECK_PAUSE) > 0:
            await asyncio.sleep(more)

    async def _read_robots(self, origin: str) -> Robots:
        got, until = await self._errand.download(f"{origin}/robots.txt", MOST_BYTES)
        if until is not None:
            raise WantsPeaceError(until)
        problem = got.seen.problem
        if problem in (Problem.SERVER_ERROR, Problem.BAD_GATEWAY):
            # RFC 9309, section 2.3.1.4: as if it had said no.
            raise UnfetchableError(str(_OTHERWISE))
        if problem or got.body is None:
            return Robots()
        return read_robots(got.body.content.decode("utf-8", "replace"))


def sentence_of(problem: str) -> Promise | str:
    """Return why an address cannot be fetched; "" when it can."""
    for problems, sentence in _SENTENCES:
        if problem in problems:
            return sentence
    is_fine = family_of(problem) in (Family.OK, Family.MOVED, Family.ADVISORY)
    return "" if is_fine else _OTHERWISE
