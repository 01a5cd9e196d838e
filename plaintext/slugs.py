"""Names in addresses: one rule for pages, themes, sections and files.

Danish letters are spelt as Danes spell them where they have no keys for them (æ = ae,
ø = oe, å = aa), all others as anyascii does. In the browser Wagtail's own script does
the same as somebody types, by patterns that are made here.
"""

import re
import unicodedata
from collections import defaultdict
from functools import cache, wraps

from anyascii import anyascii
from django.utils.text import slugify
from wagtail.admin.widgets import SlugInput

from plaintext.characters import comparable, without_refused

LONGEST = 255
# With room for the number that tells two of one name apart.
LONGEST_OF_MANY = LONGEST - 6
_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
# Letters that the browser knows the spelling of: Latin, Greek, Cyrillic, Hebrew and
# Arabic ones. Any other is spelt when the form has been sent.
_SPELT_IN_BROWSERS = (range(0xC0, 0x700), range(0x1E00, 0x2000))
# Chinese characters, which Japanese reads otherwise: nothing to spell them by.
_unreadable = re.compile("[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_VALID = re.compile(r"[-a-zA-Z0-9_]+")


def slug_of(text: str, longest: int = LONGEST) -> str:
    """Return the name in an address for `text`: a–z, 0–9, hyphens; "" for no letters.

    >>> slug_of("Børn & unge på Ålykke")
    'boern-unge-paa-aalykke'
    """
    text = comparable(text).translate(_DANISH)
    letters = "".join(
        "" if unicodedata.category(character) == "So" else character
        for character in _unreadable.sub("", text)
    )
    slug = slugify(anyascii(letters))
    if len(slug) <= longest:
        return slug
    return slug[: longest + 1].rpartition("-")[0] or slug[:longest]


def valid_slug_of(text: str) -> str:
    """Return `text` when it can stand in an address as it is, or its slug."""
    return text if not text or _VALID.fullmatch(text) else slug_of(text)


def asked_slug(text: str) -> str:
    """Return the slug that an address asks for, whatever it is: perhaps nobody has it."""
    return without_refused(text).strip()[:LONGEST]


def spell_slugs() -> None:
    """Have Wagtail's script follow the rule wherever a slug is typed; done once."""
    original = SlugInput.__init__

    @wraps(original)
    def initialise(self, attrs=None, formatters=None, locale=None):
        original(self, attrs, formatters or browser_patterns(), locale)
        self.attrs["data-w-slug-allow-unicode-value"] = "false"

    SlugInput.__init__ = initialise


@cache
def browser_patterns() -> list[tuple[str, str]]:
    """Return pairs of a JavaScript pattern and how what it finds is spelt."""
    spelt = defaultdict(list)
    for codes in _SPELT_IN_BROWSERS:
        for character in map(chr, codes):
            if character.isalpha() and (spelling := slug_of(character)):
                spelt[spelling].append(character)
    # A letter and its accent apart come from a Mac's names of files.
    pairs = [("[aA]\u030a", "aa"), ("[\u0300-\u036f]", "")]
    return pairs + [
        (f"[{''.join(them)}]", spelling) for spelling, them in spelt.items()
    ]
