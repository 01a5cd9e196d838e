"""One check under way: where it has been, and what may be concluded at its end."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from http.cookies import SimpleCookie

import yarl
from ada_url import URL
from aiohttp import CookieJar
from django.core.exceptions import ValidationError

from linkcheck.addresses import normalise_address
from linkcheck.codes import Problem
from linkcheck.fetching.answers import (
    is_challenge,
    is_challenge_page,
    peace_until,
    problem_of_status,
)
from linkcheck.fetching.body import Body
from linkcheck.fetching.other_schemes import scheme_of
from linkcheck.fetching.page import (
    PageFacts,
    checkable_fragment,
    lacks_place,
    one_line,
    read_page,
)
from linkcheck.fetching.redirects import (
    landed_on_front_page,
    permanent_target,
    resolve_location,
    without_credentials,
)
from linkcheck.fetching.wrong_pages import is_login_page, is_not_found_page, is_parked
from linkcheck.network.guard import Destination
from linkcheck.observation import Observation

# A redirect to a longer address is not followed. Logins at other sites pass long
# ones around.
MAX_HOP_LENGTH = 8192
_VISIBLE = re.compile(r"[ -~]+")
_DETAIL_LENGTH = 300
_WEB = ("http", "https")
HTML = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent in reply to one request."""

    status: int
    headers: Mapping[str, str]
    # None when it was not read.
    body: Body | None = None


class DeadEndError(Exception):
    """The journey ends here, with a problem."""

    def __init__(self, problem: Problem, detail: str = ""):
        super().__init__(detail)
        self.problem = problem
        self.detail = detail


class Journey:
    """The way from one address, over its redirects, to an observation."""

    def __init__(self, address: str, began: datetime, max_redirects: int, cap: int = 0):
        self.address = address
        # So much is wanted of what lies at its end; 0 for what tells of a page alone.
        self.cap = cap
        # The next address to ask, with its fragment.
        self.url = address
        # Seconds spent on the network.
        self.spent = 0.0
        self._began = began
        self._max_redirects = max_redirects
        self._redirects: list[tuple[int, str]] = []
        self._answer: Answer | None = None
        self._cookies: CookieJar | None = None
        self._asked: set[tuple[str, str]] = set()

    @property
    def has_left(self) -> bool:
        """Whether a redirect has been followed."""
        return bool(self._redirects)

    @property
    def body(self) -> Body | None:
        """What the last answer held, as far as it was read."""
        return self._answer.body if self._answer else None

    @property
    def media_type(self) -> str:
        """What the last answer says that it is, with its parameters."""
        return self._answer.headers.get("Content-Type", "") if self._answer else ""

    @property
    def fragment(self) -> str:
        """The fragment that the page should have a place for; "" for none."""
        return checkable_fragment(self.url.partition("#")[2])

    def depart(self, destination: Destination) -> str:
        """Set out for the next address; return the cookies of this check for it.

        Raises DeadEndError when the same was asked with the same cookies before.
        """
        if not self._redirects:
            _, mark, fragment = URL(self.url).href.partition("#")
            self.url = f"{destination.url}{mark}{fragment}"
        header = ""
        if self._cookies is not None:
            header = _cookie_header(
                self._cookies.filter_cookies(destination.request_url)
            )
        if (destination.url, header) in self._asked:
            raise DeadEndError(Problem.REDIRECT_LOOP)
        self._asked.add((destination.url, header))
        return header

    def spend(self, seconds: float) -> None:
        """Note time on the network."""
        self.spent += seconds

    def keep_cookies(self, headers: list[str], url: yarl.URL) -> None:
        """Keep what Set-Cookie headers say, for the rest of this check."""
        if headers:
            if self._cookies is None:
                self._cookies = CookieJar()
            self._cookies.update_cookies_from_headers(headers, url)

    def arrive_at(self, answer: Answer) -> None:
        """Note the answer to the last request."""
        self._answer = answer

    def follow(self) -> None:
        """Go where the last answer, a redirect, leads; raises DeadEndError."""
        status, location = self._answer.status, self._answer.headers.get("Location")
        if not location:
            raise DeadEndError(Problem.REDIRECT_WITHOUT_LOCATION)
        try:
            target = resolve_location(location, self.url)
        except ValueError:
            raise DeadEndError(
                Problem.MALFORMED, "The Location header cannot be parsed."
            ) from None
        scheme = scheme_of(target)
        if scheme not in _WEB:
            self._redirects.append((status, f"{scheme}:"))
            raise DeadEndError(Problem.REDIRECT_TO_OTHER_SCHEME, f"{scheme}:")
        if len(target) > MAX_HOP_LENGTH:
            raise DeadEndError(Problem.MALFORMED, "The Location header is too long.")
        self.url = without_credentials(target) if "@" in target else target
        self._redirects.append((status, self.url))
        if self.url != target:
            raise DeadEndError(Problem.CREDENTIALS)
        if len(self._redirects) > self._max_redirects:
            raise DeadEndError(Problem.TOO_MANY_REDIRECTS)

    def observe(
        self, problem: Problem | str = "", detail: str = "", **facts
    ) -> Observation:
        """Return the observation that ends this journey."""
        answer = self._answer
        return Observation(
            checked_at=self._began,
            problem=problem,
            http_status=answer.status if answer else None,
            final_url=self.url if self._asked else _shown(self.url),
            redirects=tuple(self._redirects),
            duration_ms=round(self.spent * 1000),
            detail=one_line(detail, _DETAIL_LENGTH),
            **facts,
        )

    def conclude(
        self, clock: Callable[[], datetime], *, least: timedelta, longest: timedelta
    ) -> Observation:
        """Return the observation that the last answer, not a redirect, makes.

        A server that wants peace gets it for the time from `least` to `longest`.
        """
        answer = self._answer
        if is_challenge(answer.status, answer.headers):
            problem = Problem.CHALLENGE
        else:
            problem = problem_of_status(answer.status)
        if problem:
            until = peace_until(
                answer.status, answer.headers, clock(), least=least, longest=longest
            )
            return self.observe(problem, retry_after=until)
        return self._conclude_success()

    def _conclude_success(self) -> Observation:
        headers, media_type = self._answer.headers, self.media_type
        is_page = media_type.partition(";")[0].strip().lower() in HTML
        body = self.body if is_page else None
        page, text = PageFacts(), ""
        if body is not None:
            if is_challenge_page(body.content):
                return self.observe(Problem.CHALLENGE)
            page, text = read_page(body.content, media_type)
            if problem := self._wrong_page(page.title, body):
                return self.observe(problem, page_title=page.title)
        problem, moved_to = self._remark(text, body)
        return self.observe(
            problem,
            moved_to=moved_to,
            page_title=page.title,
            page_language=page.language,
            content_type=one_line(media_type.partition(";")[0].lower(), 100),
            content_length=_length(headers.get("Content-Length", "")),
        )

    def _wrong_page(self, title: str, body: Body) -> Problem | str:
        """Return what is wrong with a page that came with a 2xx, or ""."""
        if is_parked(title, body.content, self.address, self.url):
            return Problem.PARKED_DOMAIN
        # A redirect is nothing to go by while it stays at the same address.
        redirected = self.has_left and self.url != self.address
        if is_not_found_page(title, self.url, redirected=redirected):
            return Problem.SOFT_NOT_FOUND
        if redirected and is_login_page(title, self.address, self.url):
            return Problem.LOGIN_PAGE
        return ""

    def _remark(self, text: str, body: Body | None) -> tuple[Problem | str, str]:
        """Return what is worth a remark though all is well, and a new address."""
        if self._redirects and landed_on_front_page(self.address, self.url):
            return Problem.LANDED_ON_FRONT_PAGE, ""
        if moved_to := self._new_address():
            return Problem.MOVED_PERMANENTLY, moved_to
        place = self.fragment
        if place and body is not None and body.complete and lacks_place(text, place):
            return Problem.FRAGMENT_MISSING, ""
        return "", ""

    def _new_address(self) -> str:
        target = permanent_target(self._redirects)
        if not target:
            return ""
        try:
            new_address = normalise_address(target)
            return "" if new_address == normalise_address(self.address) else new_address
        except ValidationError:
            return ""


def _cookie_header(cookies: SimpleCookie) -> str:
    """Return the cookies as they are sent, those left out that no server sets."""
    pairs = [f"{cookie.key}={cookie.coded_value}" for cookie in cookies.values()]
    return "; ".join(filter(_VISIBLE.fullmatch, pairs))


def _shown(address: str) -> str:
    """Return a web address as browsers write it, without credentials; or ""."""
    try:
        return without_credentials(address) if scheme_of(address) in _WEB else ""
    except ValueError:
        return ""


def _length(header: str) -> int | None:
    header = header.strip()
    return (
        int(header)
        if header.isascii() and header.isdigit() and len(header) < 16
        else None
    )
