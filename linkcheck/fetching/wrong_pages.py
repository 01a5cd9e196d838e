"""Pages that come as if all were well and are not what was asked for.

A site that answers 200 to everything says in its page that there is none, sends the
reader to its sign-in page, or is not there any longer: somebody sells its name. What
is recognised here is a guess by words and addresses, so it never says more than that
an editor should look.
"""

import re
from urllib.parse import parse_qsl, unquote, urlsplit

# The pieces of a title, without what stands between them: “404 – ikke fundet | Egeby”.
_PIECES = re.compile(r"[^\w\s.'’-]+|\s[.'’–—-]+\s|\.(?=\s|\Z)")

_NUMBER = r"(?:(?:http|error|fejl|fel|feil|fehler|status|kode|code|kod)\s*)*(?:404|410)"
_ENGLISH = (
    r"(?:the |this |your |that )?(?:requested )?"
    r"(?:page|file|resource|url|document|object)"
    r"(?: you (?:are looking for|requested|were looking for))?"
    r" (?:(?:was|is|could|can|does|has)(?:n't| ?not| no longer)|not|no longer)"
    r" (?:be )?(?:found|exist|exists|available|displayed)"
    r"|(?:we )?(?:can(?:no|')t|could ?n[o']t|could not) find"
    r" (?:the|this|that|your) page"
    r"|not found|no such page|missing page|gone"
)
# Norwegian has most of the words.
_DANISH = (
    r"(?:den )?(?:side|siden|sida|artiklen|artikkelen|dokumentet)"
    r"(?:,? (?:som )?(?:du (?:leder|ledte|leter|søger|søgte) efter|"
    r"du (?:forsøger|forsøgte) at (?:finde|se|åbne)))?,?"
    r" (?:(?:blev|ble|er|kan|kunne|vart|vert|findes|finnes|finst|eksisterer) )?"
    r"(?:desværre |dessverre )?(?:ikke|ikkje)"
    r" ?(?:længere|lenger|mere)? ?(?:findes|fundet|finnes|funnet|finst|funne|"
    r"til|her|eksisterer|vises|åbnes|blive fundet|tilgængelig(?: længere)?|"
    r"tilgjengelig)?"
    r"|(?:siden|sida|artiklen) er (?:desværre |dessverre )?"
    r"(?:væk|slettet|fjernet|forsvundet|nedlagt|borte)"
    r"|(?:vi )?(?:kan|kunne) (?:desværre )?ikke finde"
    r" (?:siden|den side|den)(?:,? du (?:leder|ledte|søger|søgte) efter)?"
    r"|(?:fant|fann|finner) (?:dessverre )?(?:ikke|ikkje) (?:siden|sida)"
    r"|(?:side|siden|sida) (?:ikke|ikkje) (?:fundet|funnet|funne)"
    r"|ikke fundet|ikke funnet"
)
_SWEDISH = (
    r"(?:sidan|sida|artikeln)(?: du söker(?: efter)?)?"
    r" (?:kunde (?:tyvärr )?inte hittas|kan (?:tyvärr )?inte hittas|"
    r"hittades (?:tyvärr )?inte|finns (?:tyvärr )?inte(?: längre| kvar)?|saknas|"
    r"hittas inte|ej hittad)"
    r"|(?:vi )?(?:hittar|kunde|kan) inte (?:hitta )?sidan|hittades inte"
)
_GERMAN = (
    r"(?:die |diese )?(?:angeforderte |gesuchte )?seite"
    r" (?:(?:wurde|konnte|kann|ist|existiert) )?(?:leider )?nicht(?: mehr)?"
    r"(?: gefunden(?: werden)?| vorhanden| verfügbar)?"
    r"|nicht gefunden"
)
_NOT_FOUND_WORDS = f"{_ENGLISH}|{_DANISH}|{_SWEDISH}|{_GERMAN}"
_EXCUSE = r"(?:(?:oops|ups|hovsa|hov|øv|av|sorry|beklager|desværre|tyvärr|leider|oj|åh nej)\s+)*"
_NOT_FOUND = re.compile(
    rf"{_EXCUSE}(?:{_NUMBER}(?:[\s-]+(?:error|fejl|fel|feil|fehler|page|side))?"
    rf"|(?:{_NUMBER}\s+)?(?:{_NOT_FOUND_WORDS})(?:\s+{_NUMBER})?)\Z"
)
# A bare 410 may be a bus, and a bare “gone” a song.
_TOO_LITTLE = frozenset({"410", "gone"})
_NOT_FOUND_PATH = re.compile(
    r"(?:error|fejl|http|status)?[-_]?404|(?:page|side|siden|sidan|seite)?[-_]?"
    r"(?:not[-_]?found|ikke[-_]?fundet|findes[-_]?ikke|ikke[-_]?funnet|saknas|"
    r"nicht[-_]?gefunden)(?:[-_]?404)?|(?:page|file)[-_]?missing"
)
# ASP.NET sends there with the address that was not found.
_NOT_FOUND_FIELDS = frozenset({"aspxerrorpath"})

_LOGIN_WORDS = (
    r"log ?-?[io]n|log ?-?in|log ind|log på|log-?on|sign ?-?in|sign ?-?on|logga in|"
    r"inloggning|logg inn|innlogging|anmelden|anmeldung|einloggen|login|indlogning"
)
_LOGIN_TITLE = re.compile(
    rf"(?:please )?(?:{_LOGIN_WORDS})(?: (?:med|with|mit) (?:mitid|nemid|unilogin|bankid))?"
    r"(?: (?:to|til|på|hos|bei) .{1,60})?\Z"
)
_LOGIN_SEGMENT = re.compile(
    r"(?:user|users|account|auth|member|members|my|min|mit|wp|admin|client|customer)?"
    r"[-_]?(?:log[-_]?in|log[-_]?on|log[-_]?ind|sign[-_]?in|sign[-_]?on|authwall|"
    r"logga[-_]?in|logg[-_]?inn|indlogning|inloggning|anmelden|anmeldung)"
    r"(?:[-_]?(?:page|form|side))?(?:\.[a-z]{2,5})?"
    r"|saml2?|sso|adfs|oauth2?|openid(?:-connect)?|oidc|idp|shibboleth\.sso|wsfed|cas"
    r"|simplesaml(?:php)?|mitid|nemlog-?in|authorize|authenticate"
)
_LOGIN_LABEL = re.compile(
    r"login\d*|logon|signin|sign-in|sso|idp|adfs|sts|fs|auth|accounts?|id|identity|saml|"
    r"oauth|mitid|nemlog-in|nemid|unilogin|broker"
)
# They do nothing else.
_LOGIN_HOSTS = (
    "mitid.dk",
    "nemlog-in.dk",
    "nemid.nu",
    "unilogin.dk",
    "wayf.dk",
    "login.microsoftonline.com",
    "login.live.com",
    "accounts.google.com",
    "b2clogin.com",
    "okta.com",
    "auth0.com",
    "bankid.com",
    "bankid.no",
)
# With any of these a site remembers where the reader wanted to go.
_RETURN_FIELDS = frozenset(
    {
        *("returnurl", "return_url", "returnto", "return_to", "returnpath", "returl"),
        *("redirect_uri", "redirecturl", "redirect_url", "redirectto", "redirect_to"),
        *(
            "samlrequest",
            "relaystate",
            "wtrealm",
            "wctx",
            "goto",
            "target",
            "targeturl",
        ),
        *("next", "came_from", "continue", "service", "destination", "backurl", "back"),
        *("forward", "url", "referer", "from"),
    }
)
# Nobody else has these.
_SURE_FIELDS = frozenset({"samlrequest", "wtrealm", "returnurl"})

_FOR_SALE = re.compile(
    r"(?:(?:the |this |dette )?(?:premium )?(?:domain|domæne|domän|domene)(?:t|et|net|navnet)?"
    r"(?: name)?\s+)?(?P<name>[\w-]+(?:\.[\w-]+)+)?\s*"
    r"(?:is |are |may be |er |kan være |är |ist |steht )?(?:now )?(?:til salg|for sale|"
    r"available for purchase|till salu|til salgs|zu verkaufen|zum verkauf|parked|"
    r"parkeret|parkerad|parkert|buy this domain)(?: (?:free|hos|by|at|on|bei) .{1,60})?\Z"
)
_DOMAIN_WORDS = re.compile(
    r"\b(?:domain|domæne|domän|domene)(?:t|et|net|navn|navnet)?\b"
)
_PARKING_HOSTS = (
    "sedoparking.com",
    "sedo.com",
    "hugedomains.com",
    "dan.com",
    "afternic.com",
    "undeveloped.com",
    "parkingcrew.net",
    "bodis.com",
    "parklogic.com",
    "above.com",
    "domainmarket.com",
    "buydomains.com",
    "uniregistry.com",
)
_PARKING_SCRIPT = re.compile(
    rb"(?:src|action)\s{0,3}=\s{0,3}[\"'](?:https?:)?//(?:[\w-]{1,63}\.){0,4}"
    rb"(?:sedoparking\.com|parkingcrew\.net|bodis\.com|parklogic\.com|"
    rb"wsimg\.com/parking-lander)",
    re.IGNORECASE,
)


def is_not_found_page(title: str, final_url: str, *, redirected: bool) -> bool:
    """Say whether a page says of itself that the page asked for is not there.

    Its title does, or a redirect has led to an address that does.
    """
    if any(
        _NOT_FOUND.match(piece) and piece not in _TOO_LITTLE for piece in _pieces(title)
    ):
        return True
    if not redirected:
        return False
    parts = urlsplit(final_url)
    stem = _segments(parts.path)[-1:]
    if stem and _NOT_FOUND_PATH.fullmatch(re.sub(r"\.[a-z]{2,5}\Z", "", stem[0])):
        return True
    return not _NOT_FOUND_FIELDS.isdisjoint(_fields(parts.query))


def is_login_page(title: str, address: str, final_url: str) -> bool:
    """Say whether redirects led from a page to where people sign in.

    A link that leads to a sign-in page to begin with is as it should be.
    """
    start, end = urlsplit(address), urlsplit(final_url)
    if _place(start) == _place(end) or _asks_in(start):
        return False
    if _asks_in(end):
        return True
    fields = _fields(end.query)
    if not _SURE_FIELDS.isdisjoint(fields):
        return True
    label = (end.hostname or "").partition(".")[0]
    moved_host = start.hostname != end.hostname
    if (
        moved_host
        and _LOGIN_LABEL.fullmatch(label)
        and not fields.isdisjoint(_RETURN_FIELDS)
    ):
        return True
    return any(_LOGIN_TITLE.match(piece) for piece in _pieces(title))


def is_parked(title: str, body: bytes, address: str, final_url: str) -> bool:
    """Say whether somebody holds the name of the site and has nothing there.

    Told by the services that fill such pages, and by a title that says so of the name.
    """
    end = urlsplit(final_url).hostname or ""
    start = urlsplit(address).hostname or ""
    if not _is_of(start, _PARKING_HOSTS) and _is_of(end, _PARKING_HOSTS):
        return True
    if _PARKING_SCRIPT.search(body):
        return True
    own = {start.removeprefix("www."), end.removeprefix("www.")}
    return any(
        match["name"] in own or _DOMAIN_WORDS.search(piece)
        for piece in _pieces(title)
        if (match := _FOR_SALE.match(piece))
    )


def _asks_in(parts) -> bool:
    """Whether an address is one of a sign-in page by itself."""
    if _is_of(parts.hostname or "", _LOGIN_HOSTS):
        return True
    return any(_LOGIN_SEGMENT.fullmatch(segment) for segment in _segments(parts.path))


def _place(parts) -> tuple[str, str]:
    return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/")


def _pieces(title: str) -> list[str]:
    pieces = _PIECES.split(title.casefold().replace("’", "'"))
    return [" ".join(piece.split()) for piece in pieces if piece.strip()]


def _segments(path: str) -> list[str]:
    return [segment for segment in unquote(path).casefold().split("/") if segment]


def _fields(query: str) -> set[str]:
    return {name.casefold() for name, _ in parse_qsl(query, keep_blank_values=True)}


def _is_of(host: str, names: tuple[str, ...]) -> bool:
    return any(host == name or host.endswith(f".{name}") for name in names)
