"""The problems that a check can see, each under one code that is stored.

Words are made by whoever shows a problem. What a code stands for never changes; a new
thing to see gets a new code.
"""

from enum import StrEnum

from django.db.models import TextChoices


class Family(StrEnum):
    """What a kind of problem says about the link, before time is weighed in."""

    OK = "ok"
    MOVED = "moved"
    # The server, or the domain name system, says that there is nothing there.
    GONE = "gone"
    # It does not work, and may work tomorrow.
    TEMPORARY = "temporary"
    # We were not let in, or not shown the page; a visitor may be.
    UNSURE = "unsure"
    # It works, and is perhaps not what it was.
    ADVISORY = "advisory"
    DANGEROUS = "dangerous"
    # Not for the network to check.
    SKIPPED = "skipped"


class Problem(TextChoices):
    """One code for each thing that can be seen; "" is stored when there is none."""

    # It answers, at another address: 301 or 308 that ends at a 2xx.
    MOVED_PERMANENTLY = "moved_permanently"

    # It is not there.
    NOT_FOUND = "not_found"  # 404
    GONE = "gone"  # 410
    UNKNOWN_HOST = "unknown_host"
    # No address at all: it cannot be parsed, or the mail address or telephone
    # number in it cannot exist.
    MALFORMED_ADDRESS = "malformed_address"
    # ftp:, gopher: and the like, which no browser opens any longer.
    UNSUPPORTED_SCHEME = "unsupported_scheme"

    # The server answers that it cannot.
    SERVER_ERROR = "server_error"  # 500 and every other 5xx
    BAD_GATEWAY = "bad_gateway"  # 502, and 520 to 530 of content networks
    SERVICE_UNAVAILABLE = "service_unavailable"  # 503
    GATEWAY_TIMEOUT = "gateway_timeout"  # 504

    # The server does not answer, or not so that it makes sense.
    CONNECT_TIMEOUT = "connect_timeout"
    READ_TIMEOUT = "read_timeout"  # also 408
    TOTAL_DEADLINE = "total_deadline"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    RESET = "reset"
    EMPTY_REPLY = "empty_reply"
    MALFORMED = "malformed"
    HEADERS_TOO_LARGE = "headers_too_large"

    # No trust.
    TLS_EXPIRED = "tls_expired"
    TLS_SELF_SIGNED = "tls_self_signed"
    TLS_WRONG_HOST = "tls_wrong_host"
    # Also a server that leaves out a certificate in between, which some browsers
    # fetch for themselves.
    TLS_UNKNOWN_ISSUER = "tls_unknown_issuer"
    TLS_FAILURE = "tls_failure"

    # Redirects that lead nowhere.
    REDIRECT_LOOP = "redirect_loop"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    REDIRECT_WITHOUT_LOCATION = "redirect_without_location"
    REDIRECT_TO_OTHER_SCHEME = "redirect_to_other_scheme"

    # The address guard: the host is not on the public internet.
    REFUSED_ADDRESS = "refused_address"
    REDIRECT_TO_PRIVATE = "redirect_to_private"
    # The address guard: we do not go there, a visitor may.
    BAD_PORT = "bad_port"
    CREDENTIALS = "credentials"
    OWN_ADMIN = "own_admin"

    # We were not let in.
    LOGIN_REQUIRED = "login_required"  # 401
    FORBIDDEN = "forbidden"  # 403
    METHOD_NOT_ALLOWED = "method_not_allowed"  # 405
    PROXY_AUTH = "proxy_auth"  # 407 and 511
    RATE_LIMITED = "rate_limited"  # 429
    LEGAL = "legal"  # 451
    BLOCKED = "blocked"  # 999
    CHALLENGE = "challenge"  # a page that asks whether the visitor is human
    UNEXPECTED_STATUS = "unexpected_status"  # every other status
    RESOLVER_FAILURE = "resolver_failure"

    # It answers with a 2xx, and what came is hardly what was asked for.
    SOFT_NOT_FOUND = "soft_not_found"  # a page that says there is no such page
    LOGIN_PAGE = "login_page"  # redirects that end where people sign in
    PARKED_DOMAIN = "parked_domain"  # somebody sells the name of the site

    # It answers, and is perhaps not the same.
    LANDED_ON_FRONT_PAGE = "landed_on_front_page"
    FRAGMENT_MISSING = "fragment_missing"
    CONTENT_CHANGED = "content_changed"

    # Nobody is to be sent there.
    MARKED_DANGEROUS = "marked_dangerous"
    KNOWN_BAD_HOST = "known_bad_host"
    SCRIPT_ADDRESS = "script_address"  # javascript:, data:, vbscript:, blob:

    # mailto: and tel:, whose syntax is right.
    NOT_WEB = "not_web"

    @property
    def family(self) -> Family:
        """What this problem says about the link."""
        return _FAMILY_OF[self]


_MEMBERS = {
    Family.MOVED: (Problem.MOVED_PERMANENTLY,),
    Family.GONE: (
        Problem.NOT_FOUND,
        Problem.GONE,
        Problem.UNKNOWN_HOST,
        Problem.MALFORMED_ADDRESS,
        Problem.UNSUPPORTED_SCHEME,
    ),
    Family.TEMPORARY: (
        Problem.SERVER_ERROR,
        Problem.BAD_GATEWAY,
        Problem.SERVICE_UNAVAILABLE,
        Problem.GATEWAY_TIMEOUT,
        Problem.CONNECT_TIMEOUT,
        Problem.READ_TIMEOUT,
        Problem.TOTAL_DEADLINE,
        Problem.REFUSED,
        Problem.UNREACHABLE,
        Problem.RESET,
        Problem.EMPTY_REPLY,
        Problem.MALFORMED,
        Problem.HEADERS_TOO_LARGE,
        Problem.TLS_EXPIRED,
        Problem.TLS_SELF_SIGNED,
        Problem.TLS_WRONG_HOST,
        Problem.TLS_UNKNOWN_ISSUER,
        Problem.TLS_FAILURE,
        Problem.REDIRECT_LOOP,
        Problem.TOO_MANY_REDIRECTS,
        Problem.REDIRECT_WITHOUT_LOCATION,
        # A host without a public address works for no resident; it may be a
        # mistake in the domain name system that is put right within the week.
        Problem.REFUSED_ADDRESS,
        Problem.REDIRECT_TO_PRIVATE,
    ),
    Family.UNSURE: (
        Problem.REDIRECT_TO_OTHER_SCHEME,
        Problem.BAD_PORT,
        Problem.CREDENTIALS,
        Problem.OWN_ADMIN,
        Problem.LOGIN_REQUIRED,
        Problem.FORBIDDEN,
        Problem.METHOD_NOT_ALLOWED,
        Problem.PROXY_AUTH,
        Problem.RATE_LIMITED,
        Problem.LEGAL,
        Problem.BLOCKED,
        Problem.CHALLENGE,
        Problem.UNEXPECTED_STATUS,
        Problem.RESOLVER_FAILURE,
        Problem.SOFT_NOT_FOUND,
        Problem.LOGIN_PAGE,
        Problem.PARKED_DOMAIN,
    ),
    Family.ADVISORY: (
        Problem.LANDED_ON_FRONT_PAGE,
        Problem.FRAGMENT_MISSING,
        Problem.CONTENT_CHANGED,
    ),
    Family.DANGEROUS: (
        Problem.MARKED_DANGEROUS,
        Problem.KNOWN_BAD_HOST,
        Problem.SCRIPT_ADDRESS,
    ),
    Family.SKIPPED: (Problem.NOT_WEB,),
}
_FAMILY_OF = {
    problem: family for family, problems in _MEMBERS.items() for problem in problems
}

# Seen when a server is down, and just as well when our own network is: a run in
# which most links fail in one of these ways says nothing about the links.
NETWORK_PROBLEMS = frozenset(
    {
        Problem.UNKNOWN_HOST,
        Problem.RESOLVER_FAILURE,
        Problem.CONNECT_TIMEOUT,
        Problem.READ_TIMEOUT,
        Problem.TOTAL_DEADLINE,
        Problem.REFUSED,
        Problem.UNREACHABLE,
        Problem.RESET,
        Problem.EMPTY_REPLY,
        Problem.REFUSED_ADDRESS,
        Problem.TLS_UNKNOWN_ISSUER,
        Problem.TLS_SELF_SIGNED,
        Problem.TLS_FAILURE,
        Problem.PROXY_AUTH,
    }
)


def family_of(problem: str) -> Family:
    """Return the family of a stored code; "" is no problem at all.

    Raises ValueError for a code that there has never been.
    """
    return Problem(problem).family if problem else Family.OK
