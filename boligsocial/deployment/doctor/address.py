"""The site as its visitors reach it: its address, its certificate, its clock."""

import http.client
import socket
import ssl
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from diagnosis.findings import Check, Finding, fault, ok, skipped, warning

PATIENCE = 8
WARNING_DAYS, FAULT_DAYS = 21, 7
WARNING_SKEW, FAULT_SKEW = timedelta(seconds=5), timedelta(minutes=2)
_REACH = (
    "See that the proxy and the web server run, and that the name leads to this machine"
    " from within it too (an entry in /etc/hosts where the network does not send its"
    " own traffic back)."
)
_RENEW = (
    "Have the certificate renewed: look at the log of the proxy (journalctl -u caddy),"
    " or run certbot renew."
)


def look_at_address() -> Finding:
    """Ask at SITE_URL for robots.txt, which names the site by its address."""
    site = settings.WAGTAILADMIN_BASE_URL
    try:
        status, headers, body = _ask(urlsplit(site), "/robots.txt")
    except (OSError, http.client.HTTPException) as error:
        return fault(f"{site} does not answer: {_reason(error)}", _REACH)
    if 300 <= status < 400:
        return fault(
            f"{site} leads to {headers.get('Location')}",
            "SITE_URL has to be the address that the others lead to, and the proxy has"
            " to set X-Forwarded-Proto.",
        )
    if status != 200:
        return fault(
            f"{site} answers with {status}",
            "Look at the log of the web server. At 400 the proxy passes on another"
            " Host than the visitor asked for; at 502 the web server is down.",
        )
    return _judge_robots(site, body.decode(errors="replace"))


def _judge_robots(site: str, robots: str) -> Finding:
    if not robots.startswith("User-agent: *"):
        return fault(
            f"another site than this answers at {site}",
            "See where the name leads, and what the proxy does with it.",
        )
    others = [
        line
        for line in robots.splitlines()
        if line.startswith("Sitemap:") and not line.startswith(f"Sitemap: {site}/")
    ]
    if others:
        return warning(
            f"{site} calls itself by another name: {others[0]}",
            "Run prepare, which gives the site the address of SITE_URL.",
        )
    return ok(f"{site} answers")


def look_at_certificate(context: ssl.SSLContext | None = None) -> Finding:
    """Say for how long the certificate holds. `context` is of those who are trusted."""
    url = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    if url.scheme != "https":
        return skipped("none is needed: the site is for this machine alone")
    context = context or ssl.create_default_context()
    address = (url.hostname, url.port or 443)
    try:
        with (
            socket.create_connection(address, PATIENCE) as plain,
            context.wrap_socket(plain, server_hostname=url.hostname) as secure,
        ):
            ends = ssl.cert_time_to_seconds(secure.getpeercert()["notAfter"])
    except ssl.SSLCertVerificationError as error:
        return fault(f"browsers refuse it: {error.verify_message}", _RENEW)
    except OSError as error:
        return fault(f"not shown: {_reason(error)}", _REACH)
    return judge_end(datetime.fromtimestamp(ends, UTC), datetime.now(UTC))


def judge_end(ends: datetime, now: datetime) -> Finding:
    """Judge a certificate by its last day."""
    days = (ends - now).days
    seen = f"holds for {days} days, until {ends:%Y-%m-%d}"
    if days < FAULT_DAYS:
        return fault(seen, _RENEW)
    if days < WARNING_DAYS:
        return warning(seen, _RENEW)
    return ok(seen)


def look_at_clock() -> Finding:
    """Compare this machine's clock with that of who answers at SITE_URL."""
    try:
        _status, headers, _body = _ask(
            urlsplit(settings.WAGTAILADMIN_BASE_URL), "/healthz"
        )
    except (OSError, http.client.HTTPException):
        return skipped("nobody answers at SITE_URL to compare it with")
    try:
        theirs = parsedate_to_datetime(headers["Date"])
    except (TypeError, ValueError):
        return skipped("who answers at SITE_URL does not say the time")
    return judge_skew(abs(datetime.now(UTC) - theirs))


def judge_skew(skew: timedelta) -> Finding:
    """Judge the difference between two clocks; the header counts whole seconds."""
    seen = f"{skew.total_seconds():.0f} s from that of who answers at SITE_URL"
    advice = "Have the clocks set: timedatectl set-ntp true, on both machines."
    if skew >= FAULT_SKEW:
        return fault(seen, advice)
    if skew >= WARNING_SKEW:
        return warning(seen, advice)
    return ok(seen)


def _ask(url: SplitResult, path: str) -> tuple[int, http.client.HTTPMessage, bytes]:
    if url.scheme == "https":
        # Whether it is trusted, another check says.
        context = ssl._create_unverified_context()  # noqa: S323, SLF001
        connection = http.client.HTTPSConnection(
            url.hostname, url.port, timeout=PATIENCE, context=context
        )
    else:
        connection = http.client.HTTPConnection(
            url.hostname, url.port, timeout=PATIENCE
        )
    with closing(connection):
        connection.request("GET", path, headers={"User-Agent": "boligsocial-doctor"})
        response = connection.getresponse()
        return response.status, response.headers, response.read(100_000)


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


CHECKS = [
    Check("address", look_at_address),
    Check("certificate", look_at_certificate),
    Check("clock", look_at_clock),
]
