"""What is remembered of those who were erased: keyed hashes of how they were found.

Without the site's SECRET_KEY nobody can try addresses against them.
"""

from collections.abc import Iterator

from django.conf import settings
from django.utils.crypto import salted_hmac

from personal_data.finding.subject import Subject

_SALT = "personal_data.erasing.hashes"


def words_of(subject: Subject) -> list[str]:
    """Return what somebody is found by, each with what kind of thing it is."""
    found = [f"username {username}" for username in subject.usernames]
    found += [f"address {address}" for address in subject.addresses]
    found += [contact_words(address, subject.title) for address in subject.shared]
    return sorted(found)


def contact_words(address: str, name: str) -> str:
    """Return what somebody is found by who shares an address."""
    return f"contact {address} {name.casefold()}"


def hashed(words: str) -> str:
    """Return the hash by the key of today, with what tells the key apart."""
    return _hash(words, settings.SECRET_KEY)


def hashes_of(words: str) -> Iterator[str]:
    """Yield the hashes by each key that the site has had."""
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        yield _hash(words, key)


def is_of_a_known_key(hashed_words: str) -> bool:
    """Whether a hash was made with a key that the site has."""
    name = hashed_words.partition(":")[0]
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return name in map(_name_of, keys)


def _hash(words: str, key: str) -> str:
    digest = salted_hmac(_SALT, words, secret=key, algorithm="sha256").hexdigest()
    return f"{_name_of(key)}:{digest}"


def _name_of(key: str) -> str:
    return salted_hmac(_SALT, "key", secret=key, algorithm="sha256").hexdigest()[:8]
