"""Streets by how they sound rather than how they are spelt.

A key is what is left of a name once case, spaces, signs and the Danish letters no longer
matter, with abbreviations written out: Rønnebærvej, "roennebær v." and RØNNEBÆR VEJ have
one. Those who leave out the strokes and dots as well ("ronnebarvej") are met by `loose`.
"""

import re
from functools import lru_cache

from plaintext.slugs import slug_of

# At the end of a word, or a word of their own.
_ENDINGS = {
    "v": "vej",
    "vj": "vej",
    "g": "gade",
    "gd": "gade",
    "al": "alle",
    "pl": "plads",
    "str": "straede",
    "bl": "boulevard",
    "blvd": "boulevard",
}
_BEGINNINGS = {
    "gl": "gammel",
    "sdr": "soender",
    "ndr": "noerre",
    "nr": "noerre",
    "vstr": "vester",
    "oestr": "oester",
    "skt": "sankt",
    "sct": "sankt",
    "st": "sankt",
    "kgs": "kongens",
    "chr": "christian",
}
_ABBREVIATED = re.compile(r"(\w{2,}?)(vj|v|gd|al|pl|str|bl|blvd)\.(?=\W|$)")
_LOOSE = (("aa", "a"), ("ae", "a"), ("oe", "o"), ("w", "v"), ("th", "t"))
# In shorter names one letter is another name.
_LEAST = 4
_TWICE = re.compile(r"(.)\1")


def street_key(name: str) -> str:
    """Return the key of a street: letters and figures, "" if there are none.

    >>> street_key("Gl. Rønnebær V.")
    'gammelroennebaervej'
    """
    spelt_out = _ABBREVIATED.sub(
        lambda found: f"{found[1]}{_ENDINGS[found[2]]} ", name.lower()
    )
    words = slug_of(spelt_out).split("-")
    if len(words) > 1:
        words[0] = _BEGINNINGS.get(words[0], words[0])
        words[-1] = _ENDINGS.get(words[-1], words[-1])
    return "".join(words)


@lru_cache(maxsize=16384)
def loose(key: str) -> str:
    """Return a key without what is easily left out or doubled."""
    for written, plain in _LOOSE:
        key = key.replace(written, plain)
    return _TWICE.sub(r"\1", key)


def is_one_letter_off(key: str, other: str) -> bool:
    """Return whether one letter is wrong, missing, too many, or two have changed places."""
    if min(len(key), len(other)) < _LEAST or abs(len(key) - len(other)) > 1:
        return False
    begins = 0
    for mine, theirs in zip(key, other, strict=False):
        if mine != theirs:
            break
        begins += 1
    mine, theirs = key[begins:], other[begins:]
    return (
        mine[1:] == theirs[1:]
        or mine == theirs[1:]
        or mine[1:] == theirs
        or (mine[:2] == theirs[1::-1] and mine[2:] == theirs[2:])
    )
