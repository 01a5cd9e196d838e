"""How editors have written, by hand, that something is not there any longer.

This reads Danish, the language of the pages: the sentences of the site's own notes and
their natural variants, in brackets behind a title. The patterns are strict, for what
stands in brackets is mostly something else: a whole note, with a noun for what a link
leads to, and nothing that says only when or for whom it does not work.
"""

import re
from dataclasses import dataclass

from links.kinds import Kind

# The definite form that the site's own note has comes first.
_NOUNS = {
    Kind.LINK: ("linket", "linken", "hyperlinket", "henvisningen"),
    Kind.PAGE: (
        "siden",
        "hjemmesiden",
        "websiden",
        "websitet",
        "webstedet",
        "netsiden",
    ),
    Kind.ARTICLE: ("artiklen", "nyheden", "indlægget", "kronikken"),
    Kind.VIDEO: ("videoen", "videoklippet", "filmen", "klippet", "udsendelsen"),
    Kind.REPORT: ("rapporten", "evalueringen", "publikationen", "notatet"),
    Kind.STUDY: ("undersøgelsen", "studiet", "analysen"),
    Kind.DOCUMENT: (
        *("dokumentet", "filen", "pdf'en", "pdf’en", "pdf-filen", "pjecen"),
        *("folderen", "brochuren", "hæftet"),
    ),
}
# As after “dette” or “denne”.
_INDEFINITE = {
    Kind.LINK: ("link", "hyperlink"),
    Kind.PAGE: ("side", "hjemmeside", "webside"),
    Kind.ARTICLE: ("artikel", "nyhed"),
    Kind.VIDEO: ("video", "film"),
    Kind.REPORT: ("rapport", "publikation"),
    Kind.STUDY: ("undersøgelse", "analyse"),
    Kind.DOCUMENT: ("dokument", "fil", "pdf", "pdf-fil", "pjece", "folder", "brochure"),
}
_KIND_OF = {
    noun: kind
    for nouns in (_NOUNS, _INDEFINITE)
    for kind, known in nouns.items()
    for noun in known
}
# What the standard note says as well.
_OWN_NOUNS = {nouns[0] for nouns in _NOUNS.values()} | {
    nouns[0] for nouns in _INDEFINITE.values()
}


def _any(*groups) -> str:
    words = sorted((word for group in groups for word in group), key=len, reverse=True)
    return "|".join(map(re.escape, words))


_BY_THE_WAY = r"(?:\s+(?:desværre|beklageligvis|nu|dog|tilsyneladende|åbenbart))*"
_LONGER = r"(?:\s+(?:længere|mere))?"
_AVAILABLE = r"tilgænge?lig(?:t|e)?"
_REMOVED = (
    r"(?P<{name}>fjernet|nedlagt|slettet|lukket|nedtaget|taget\s+ned|"
    r"taget\s+af\s+nettet|forsvundet|udgået)"
)
_NOT_THERE = rf"""
    ikke{_LONGER}{_BY_THE_WAY}\s+{_AVAILABLE}{_LONGER}
    |u{_AVAILABLE}
"""
_DOES_NOT = rf"""
    (?:findes|eksisterer|virker|fungerer){_BY_THE_WAY}\s+ikke{_LONGER}
    |kan{_BY_THE_WAY}\s+ikke{_LONGER}\s+(?:findes|åbnes|vises|tilgås|læses|ses|hentes)
"""
_SUBJECT = rf"""
    (?:(?P<noun>{_any(*_NOUNS.values(), ["link"])})
    |(?:det(?:te)?|den(?:ne)?)\s+(?P<this>{_any(*_INDEFINITE.values())}))
"""
# A verb is needed: “siden nedlagt” means that something was closed since then.
_WITH_NOUN = rf"""
    {_SUBJECT}
    (?:(?:\s+er)?{_BY_THE_WAY}\s+(?:{_NOT_THERE})
    |\s+(?:{_DOES_NOT})
    |\s+(?:er|blev){_BY_THE_WAY}(?:\s+blevet)?{_BY_THE_WAY}\s+
        {_REMOVED.format(name="removed")})
    |(?:dødt|defekt|brudt)\s+link
"""
# Said of what is right before it, where that is a link and nothing else can be meant.
_WITHOUT_NOUN = rf"""
    (?:er{_BY_THE_WAY}\s+)?(?:{_NOT_THERE})
    |{_DOES_NOT}
    |(?:er{_BY_THE_WAY}\s+)?(?:blevet\s+)?{_REMOVED.format(name="gone")}
"""
# Why, or since when; not when or for whom alone.
_REASON = r"""
    \s*[,;.–](?!\s*(?:når|hvis|medmindre|før|mens|uden|undtagen|men|for)\b)
        [^()\[\]]{2,120}?
    |\s+(?:fordi|da|efter\s+at|på\s+grund\s+af|siden\s+\d{4})\b[^()\[\]]{0,120}?
"""


def _with_spellings(pattern: str) -> str:
    """Allow for letters that a keyboard, or a system on the way, did not have."""
    return pattern.replace("æ", "(?:æ|ae|ä)").replace("ø", "(?:ø|oe|ö)")


_NOTE = re.compile(
    _with_spellings(
        rf"""
        [(\[]\s*
        (?P<said>(?P<whole>{_WITH_NOUN})|(?:{_WITHOUT_NOUN}))
        (?P<reason>{_REASON})?
        \s*[.!]?\s*[)\]]
        """
    ),
    re.IGNORECASE | re.VERBOSE,
)
# Reading a text letter by letter is for the few that may have a note.
_HINT = re.compile(
    r"[(\[](?:<[^>]*>|[^()\[\]<>]){0,300}?"
    r"(?:ikke|utilg|fjernet|nedlagt|slettet|lukket|taget|forsvundet|udg|link)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Wording:
    """A note in a line of text: where it stands, and what it says."""

    begin: int
    end: int
    kind: Kind
    # What it says beyond the site's own note, and so has to be kept; else "".
    note: str
    # Whether it names what is gone; if not, it is a note only behind a link.
    has_noun: bool


def may_have_note(source: str) -> bool:
    """Whether it is worth reading a text for notes; quick, and never wrongly no."""
    return _HINT.search(source) is not None


def find_wordings(text: str) -> list[Wording]:
    """Return the notes in a line of text, in their order."""
    return [_wording(match) for match in _NOTE.finditer(text)]


def _wording(match: re.Match) -> Wording:
    noun = _noun(match)
    says_more = match["reason"] or match["removed"] or match["gone"]
    said = " ".join(f"{match['said']}{match['reason'] or ''}".split()).rstrip(" .!")
    return Wording(
        match.start(),
        match.end(),
        _KIND_OF.get(noun, Kind.LINK),
        said[:1].upper() + said[1:] if says_more or noun not in _OWN_NOUNS else "",
        match["whole"] is not None,
    )


def _noun(match: re.Match) -> str:
    noun = (match["noun"] or match["this"] or "link").lower()
    return noun if noun in _KIND_OF else noun.replace("oe", "ø").replace("ö", "ø")
