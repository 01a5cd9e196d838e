"""Erasing once more, in a database that was put back, whom it had before.

The list beside the backups tells of everybody who was erased. Of those whom this database
does not know of, it is from before they were: they are looked for by their hashes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction
from django.utils.dateparse import parse_datetime

from personal_data.erasing.doing import erase
from personal_data.erasing.hashes import contact_words, hashes_of, is_of_a_known_key
from personal_data.erasing.outcome import ObstacleError
from personal_data.finding.naming import scanned
from personal_data.finding.subject import (
    NotFoundError,
    SeveralError,
    Subject,
    everybody,
    find,
)
from personal_data.finding.texts import (
    addresses_in,
    narrowed,
    strings_in,
    text_fields,
    value_of,
)
from personal_data.finishing import as_entry, read_list
from personal_data.models import Erasure
from personal_data.register.declaring import SECRET


@dataclass
class Repeated:
    """What came of it. `left` has whom something stands in the way of, and what."""

    done: int = 0
    left: list[tuple[str, Exception]] = field(default_factory=list)
    # Entries that no key of this site can read.
    unreadable: int = 0


def erase_again(path: Path | None = None) -> Repeated:
    """Erase whom the list has and this database does not know to be erased.

    Safe to run again: what could not be done is still to be done. Raises ValueError
    and OSError when the list cannot be read.
    """
    known = {as_entry(erasure)["at"] for erasure in Erasure.objects.all()}
    waiting = [entry for entry in read_list(path) if entry["at"] not in known]
    result = Repeated()
    if not waiting:
        return result
    by_hash = _everybody_by_hash()
    for entry in waiting:
        if not all(map(is_of_a_known_key, entry["hashes"])):
            result.unreadable += 1
            continue
        _erase_one(entry, by_hash, result)
    return result


def _erase_one(entry: dict, by_hash: dict[str, dict], result: Repeated) -> None:
    remembered = Erasure(
        hashes=entry["hashes"], erased_at=parse_datetime(entry["at"]), files=[]
    )
    meant = [by_hash[hash_] for hash_ in entry["hashes"] if hash_ in by_hash]
    # By the account first, which takes its address along.
    meant.sort(key=lambda words: "username" not in words)
    try:
        with transaction.atomic():
            for words in meant:
                for subject in _still_there(words):
                    erase(subject, remembered)
            if remembered.pk is None:
                remembered.save()
    except (ObstacleError, SeveralError) as error:
        result.left.append((meant[0].get("username") or meant[0]["email"], error))
        return
    result.done += bool(meant)


def _still_there(words: dict) -> Iterator[Subject]:
    """Yield whom the words mean, unless they went with what was erased before."""
    try:
        yield find(**words)
    except NotFoundError:
        return


def _everybody_by_hash() -> dict[str, dict]:
    """Return by each hash that somebody here may have the words to find them by."""
    found: dict[str, dict] = {}
    for address in _addresses_in_texts():
        _add(found, f"address {address}", {"email": address})
    for one in everybody():
        for address in one.addresses:
            meant = {"email": address, "name": one.name}
            _add(found, contact_words(address, one.name), meant)
            _add(found, f"address {address}", {"email": address})
        if one.username:
            _add(found, f"username {one.username}", {"username": one.username})
    return found


def _add(found: dict[str, dict], words: str, meant: dict) -> None:
    for hash_ in hashes_of(words):
        found[hash_] = meant


def _addresses_in_texts() -> set[str]:
    found: set[str] = set()
    for model, holding in scanned():
        secret = holding.named(SECRET) if holding else []
        fields = [part for part in text_fields(model) if part.name not in secret]
        if not fields:
            continue
        rows = narrowed(model._meta.base_manager.all(), fields, ["@"]).order_by()
        for row in rows.values(*(f"{part.name}_as_text" for part in fields)).iterator():
            for part in fields:
                for text in strings_in(value_of(row, part)):
                    found |= addresses_in(text)
    return found
