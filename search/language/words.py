"""One rule for what counts as the same word, for the index, the query and the excerpt.

Text is cut into words; each word is folded to the Danish alphabet, reduced to its stem
and written in ASCII with a one-letter mark. Such a word is a *lexeme*, which every
database's own text parser leaves alone, so that they all give the same answers.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer
from anyascii import anyascii

from plaintext.characters import clean_line, without_invisible

LONGEST_WORD = 64

# What stands before a lexeme that a page has in its title, or is about.
TITLE = "t"
SUBJECT = "s"

# Marks that may stand inside a word without changing it: soft hyphens and zero-width
# characters (pasted from word processors), combining accents, Arabic vowel signs.
_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff\u0300-\u036f\u064b-\u065f"
_LETTERS = rf"(?:[^\W_][{_INVISIBLE}]*)+"
# A telephone number is one word, however it is grouped; years in a row are none.
_NUMBER = (
    r"(?<!\d)(?<!\d )(?:\d\d(?: \d\d){3}|\d\d(?: \d{3}){2}|(?!19|20)\d{4} \d{4})"
    r"(?! ?\d)"
)
WORD = re.compile(rf"{_NUMBER}|{_LETTERS}(?:[-‐‑'’]{_LETTERS})*")

_invisible = re.compile(f"[{_INVISIBLE}]")
_joint = re.compile("[-‐‑'’ ]")
_foreign = re.compile("[^a-z0-9æøå]")
_neighbours = str.maketrans("äö", "æø")
_to_ascii = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})

# The stemmer also takes off these endings, which make another word and not another form
# of it: "bolig" would become "bol" and find "boldbane".
_derived = re.compile("elig|lig|ig|els")

# Endings that are no words in a compound: "samling" is not a kind of "ling".
_NOT_HEADS = (
    *("ing", "ning", "ring", "ling", "ering", "hed", "lig", "elig", "skab", "dom"),
    *("els", "else", "isk", "ist", "isme", "ion", "tion", "ation", "itet", "bar"),
    *("som", "løs", "ende"),
)
# How a Danish word may begin: no "ndkadet", no "rktøj".
_onset = re.compile(
    "(?:[bcdfghjklmnpqrstvwxz]?|[bfgkps]l|[bdfgkptv]r|[bfhpst]j|[gks]n|[dkstw]?v|hv"
    "|sm|s[kpt][jlrv]?|[cpst]h|sch)[aeiouyæøå]"
)
_has_vowel = re.compile("[aeiouyæøå]")
_SHORTEST_HEAD = 3
_LONGEST_COMPOUND = 30


def clean(text: str) -> str:
    """Return `text` without what no database stores or no page can show:
    control characters, NUL and lone surrogates. White space becomes single spaces."""
    kept = "".join(
        " " if unicodedata.category(char) in ("Cc", "Cs") else char for char in text
    )
    return clean_line(kept)


def fold(word: str) -> str:
    """Return `word` in lower case letters a-z, æ, ø, å and digits 0-9.

    The old and the keyboard-less spellings are the same as the new: aa = å, ae = ä = æ,
    ö = ø. ("oe" meets "ø" only when a lexeme is written in ASCII: the stemmer must see
    that "videoer" is a form of "video".) Accents are dropped and other scripts
    transliterated. A plain "o" is not an "ø", nor an "a" an "å": "mode" and "møde",
    "for" and "før" are different words.
    """
    word = _invisible_marks_dropped(without_invisible(word)).casefold()
    word = unicodedata.normalize("NFKC", word).translate(_neighbours)
    word = _foreign.sub(lambda match: anyascii(match.group()).lower(), word)
    word = _foreign.sub("", word)
    return word.replace("aa", "å").replace("ae", "æ")[:LONGEST_WORD]


def _invisible_marks_dropped(word: str) -> str:
    # Composed first: "å" typed on a Mac may come as "a" and a combining ring.
    return _invisible.sub("", unicodedata.normalize("NFC", word))


@lru_cache(maxsize=2**16)
def stem(word: str) -> str:
    """Return what the forms of a folded Danish word have in common.

    The Snowball stemmer takes off one ending a time ("indsatser" → "indsats" →
    "indsat"), so it is asked until nothing changes; otherwise "indsats" and "indsatser"
    would be two words. Plurals that change their vowel become singular.
    """
    while True:
        # A stemmer keeps state while it works; one of its own for each call is cheap
        # and safe in a threaded server.
        shorter = snowballstemmer.stemmer("danish").stemWord(word)
        if word.startswith(shorter):
            derived = _derived.match(word, len(shorter))
            shorter += derived.group() if derived else ""
        if shorter == word:
            break
        word = shorter
    for plural, singular in _SINGULAR_STEMS:
        if word.endswith(plural):
            return word.removesuffix(plural) + singular
    return word


_SINGULAR_STEMS: list[tuple[str, str]] = []
_SINGULAR_STEMS += [
    (stem(plural), stem(singular))
    for plural, singular in {
        "børn": "barn",
        "mænd": "mand",
        "mødre": "mor",
        "fædre": "far",
        "brødre": "bror",
        "døtre": "datter",
        "søstre": "søster",
        "hænder": "hånd",
        "bøger": "bog",
        "nætter": "nat",
        "gamle": "gammel",
    }.items()
]
stem.cache_clear()


def first_members(stemmed: str) -> list[str]:
    """Return how a stem may begin a compound: a "børnehave" is for each "barn"."""
    return [stemmed] + [
        stemmed.removesuffix(singular) + plural
        for plural, singular in _SINGULAR_STEMS
        if stemmed.endswith(singular)
    ]


def whole(stemmed: str) -> str:
    """Return the lexeme of a stem that is a word by itself."""
    return "w" + stemmed.translate(_to_ascii)


def head(stemmed: str) -> str:
    """Return the lexeme of a stem that ends a compound."""
    return "h" + stemmed.translate(_to_ascii)


def joined(word: str) -> str:
    """Return a word with its hyphens and apostrophes taken out ("e-mail" → "email"),
    a telephone number without its spaces."""
    return _joint.sub("", word)


@lru_cache(maxsize=2**16)
def lexemes(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the lexemes that one word as written is found by.

    The first part holds the word itself, and for a hyphenated one also its parts. The
    second holds whatever may be the last member of a compound, which in Danish says what
    the thing is: a "lektiecafé" is a café. There is no word list, so every ending of
    three letters or more that could begin a word is kept; a search must match it
    exactly.
    """
    forms = [joined(word)]
    parts = _joint.split(word)
    if len(parts) > 1:
        forms += parts
    stems = dict.fromkeys(stem(folded) for form in forms if (folded := fold(form)))
    heads = dict.fromkeys(
        head(ending) for stemmed in stems for _, ending in members(stemmed)
    )
    return tuple(whole(stemmed) for stemmed in stems), tuple(heads)


def members(stemmed: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of words that a stem may be a compound of."""
    if len(stemmed) > _LONGEST_COMPOUND:
        return
    # Nor is a part of such an ending a word: "fællesskab" is not for the firm "KAB".
    suffix = max((len(end) for end in _NOT_HEADS if stemmed.endswith(end)), default=0)
    shortest = max(_SHORTEST_HEAD, suffix + 1)
    for start in range(_SHORTEST_HEAD, len(stemmed) - shortest + 1):
        # What stands before it is a word as well: there is no "spr" in "sprunget".
        if _onset.match(stemmed, start) and _has_vowel.search(stemmed, 0, start):
            yield stemmed[:start], stemmed[start:]


def text_lexemes(text: str) -> tuple[list[str], list[str]]:
    """Return the words (in order, repeated as in the text) and the distinct compound
    endings of a text, as lexemes."""
    words: list[str] = []
    heads: dict[str, None] = {}
    for match in WORD.finditer(text):
        word_lexemes, head_lexemes = lexemes(match.group())
        words += word_lexemes
        heads.update(dict.fromkeys(head_lexemes))
    return words, list(heads)
