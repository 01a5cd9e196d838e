"""How Mozilla's HTTP Observatory grades an answer: its rules, as they stood in 2026.

From `src/grader/charts.js`, `src/scanner/index.js` and `src/analyzer/tests/` of
github.com/mdn/mdn-http-observatory. Left out are an address of its own that is only
redirected (a test asks for that by itself), browsers' preload lists, policies in <meta>,
of which we have none, and results that no header of ours could lead to.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http.cookies import Morsel

from bs4 import BeautifulSoup

_BROAD = {
    *("*", "http:", "https:", "ftp:"),
    *("http://*", "http://*.*", "https://*", "https://*.*"),
}
_INLINE = {"'unsafe-inline'", "data:"}
_SINGLED_OUT = ("'nonce-", "'sha256-", "'sha384-", "'sha512-")
_PRIVATE = {
    *("no-referrer", "same-origin", "strict-origin"),
    "strict-origin-when-cross-origin",
}
# "A white lie", say its authors: fifteen days short of six months.
_SIX_MONTHS = 15_552_000
_STARTS_AT, _CREDIT_FROM, _A_PLUS = 100, 90, 100
_GRADES = (
    *((95, "A"), (90, "A"), (85, "A-"), (80, "B+"), (70, "B"), (65, "B-"), (60, "C+")),
    *((50, "C"), (45, "C-"), (40, "D+"), (30, "D"), (25, "D-")),
)


@dataclass(frozen=True)
class Judgement:
    """What each of its tests adds or takes, and what comes of it."""

    points: dict[str, int]

    @property
    def score(self) -> int:
        """Return the score: extra credit counts for who has 90 without it."""
        lost = sum(points for points in self.points.values() if points < 0)
        without = max(_STARTS_AT + lost, 0)
        gained = sum(points for points in self.points.values() if points > 0)
        return without + gained if without >= _CREDIT_FROM else without

    @property
    def grade(self) -> str:
        if self.score >= _A_PLUS:
            return "A+"
        return next((name for least, name in _GRADES if self.score >= least), "F")


def judge(
    headers: Mapping[str, str], body: bytes, cookies: Iterable[Morsel] = ()
) -> Judgement:
    """Return how it judges an answer that came over TLS."""
    sent = {name.lower(): value for name, value in headers.items()}
    policy = directives(sent.get("content-security-policy", ""))
    return Judgement(
        {
            "content-security-policy": _policy(policy),
            "cookies": _cookies(list(cookies), is_held_to_tls=_transport(sent) == 0),
            "cross-origin-resource-sharing": _sharing(sent),
            "referrer-policy": _referrer(sent.get("referrer-policy")),
            "strict-transport-security": _transport(sent),
            "subresource-integrity": _integrity(sent, body),
            "x-content-type-options": _at_least(
                sent.get("x-content-type-options"), {"nosniff"}, -5
            ),
            "x-frame-options": 5
            if "frame-ancestors" in policy
            else _at_least(sent.get("x-frame-options"), {"deny", "sameorigin"}, -20),
            "cross-origin-resource-policy": _resource_policy(
                sent.get("cross-origin-resource-policy")
            ),
        }
    )


def directives(policy: str) -> dict[str, set[str]]:
    """Return the directives of a policy as sets of sources."""
    found = {}
    for directive in filter(None, map(str.split, policy.lower().split(";"))):
        name, *sources = directive
        assert name not in found, f"{name} twice"
        found[name] = set(sources) or {"'none'"}
    return found


def _policy(policy: dict[str, set[str]]) -> int:
    if not policy:
        return -25
    default = policy.get("default-src", {"*"})
    scripts = _without_overridden(policy.get("script-src", default))
    styles = _without_overridden(policy.get("style-src", default))
    objects = policy.get("object-src", default)
    passive = policy.get("img-src", default) | policy.get("media-src", default)
    active = scripts.union(
        *(
            sources
            for name, sources in policy.items()
            if name not in ("script-src", "img-src", "media-src")
        )
    )
    # From the worst to the best: the first that is true is what it says.
    findings = [
        (-20, scripts & (_BROAD | _INLINE) or objects & _BROAD),
        (-20, any(map(_is_without_tls, active))),
        (-10, "'unsafe-eval'" in scripts | styles),
        (-10, any(map(_is_without_tls, passive))),
        (0, styles & (_BROAD | _INLINE)),
        (10, default == {"'none'"}),
    ]
    return next((points for points, is_true in findings if is_true), 5)


def _is_without_tls(source: str) -> bool:
    return source.startswith(("http:", "ftp:"))


def _without_overridden(sources: set[str]) -> set[str]:
    """A browser that knows numbers and hashes takes no notice of the other there."""
    is_overridden = any(source.startswith(_SINGLED_OUT) for source in sources)
    return sources - {"'unsafe-inline'"} if is_overridden else sources


def _cookies(cookies: list[Morsel], *, is_held_to_tls: bool) -> int:
    if not cookies:
        return 0
    worst = [5]
    for cookie in cookies:
        name, same_site = cookie.key.lower(), cookie["samesite"].lower()
        is_session = "sess" in name or "login" in name
        if same_site not in ("", "lax", "strict", "none"):
            worst.append(-20)
        if not cookie["secure"]:
            worst.append(-20 if same_site == "none" or not is_held_to_tls else -5)
            if is_session:
                worst.append(-10 if is_held_to_tls else -40)
        if not same_site:
            worst.append(-20 if "csrf" in name else 0)
        if is_session and not cookie["httponly"]:
            worst.append(-30)
    return min(worst)


def _sharing(sent: Mapping[str, str]) -> int:
    shared_with = sent.get("access-control-allow-origin", "*")
    is_signed_in = sent.get("access-control-allow-credentials", "").lower() == "true"
    return -50 if is_signed_in and shared_with != "*" else 0


def _referrer(policy: str | None) -> int:
    if policy is None:
        return 0
    return 5 if policy.lower() in _PRIVATE else -5


def _transport(sent: Mapping[str, str]) -> int:
    said = sent.get("strict-transport-security", "").lower()
    ages = [
        part.strip().removeprefix("max-age=")
        for part in said.split(";")
        if part.strip().startswith("max-age=")
    ]
    if not ages or not ages[-1].isdecimal():
        return -20
    return 0 if int(ages[-1]) >= _SIX_MONTHS else -10


def _integrity(sent: Mapping[str, str], body: bytes) -> int:
    if not sent.get("content-type", "text/html").startswith("text/html"):
        return 0
    sources = [
        script["src"] for script in BeautifulSoup(body, "lxml").select("script[src]")
    ]
    # Ours are all of the site: from elsewhere each would need a hash of its own.
    return -50 if any("//" in source for source in sources) else 0


def _resource_policy(policy: str | None) -> int:
    points = {None: 0, "cross-origin": 0, "same-site": 10, "same-origin": 10}
    return points.get(policy, -5)


def _at_least(said: str | None, enough: set[str], otherwise: int) -> int:
    return 0 if said is not None and said.lower() in enough else otherwise
