"""Whom somebody asks about: one person, told apart from all others.

By the mail address or the name of an account. Nobody is found by what they are called,
since others may be called the same; a name only chooses between people who share an
address.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.contrib.auth import get_user_model
from django.db.models import Model, Q
from django.utils.translation import gettext

from personal_data.finding.texts import REMOVED, pattern_of
from personal_data.register.collecting import register
from personal_data.register.declaring import ADDRESS, NAME, USERNAME, WHO, Holding


class NotFoundError(Exception):
    """Nobody is found by that; the message says so to people."""


class SeveralError(Exception):
    """Several people have the address."""

    def __init__(self, candidates: list["Candidate"]) -> None:
        super().__init__(
            gettext("Several people have that address. Choose one of them: %s")
            % "; ".join(map(str, candidates))
        )
        self.candidates = candidates


@dataclass(frozen=True)
class Candidate:
    """One of several with the same address."""

    name: str
    username: str

    def __str__(self) -> str:
        return f"{self.name} ({self.username})" if self.username else self.name


@dataclass(frozen=True)
class Subject:
    """One person: their rows among those that are people, and what they are found by.

    `addresses` are in lower case, and nobody else's; `shared` are also somebody else's,
    and so are not looked for in texts. `names` are those that nobody else has.
    """

    keys: Mapping[type[Model], frozenset] = field(default_factory=dict)
    addresses: frozenset[str] = frozenset()
    shared: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    usernames: frozenset[str] = frozenset()
    title: str = ""

    @cached_property
    def account(self):
        """The account, or None. There is one at most."""
        keys = self.keys.get(get_user_model(), ())
        return get_user_model().objects.filter(pk__in=keys).first()

    @property
    def account_key(self):
        """The key of the account, also when it has been deleted; or None."""
        return next(iter(self.keys.get(get_user_model(), ())), None)

    def rows_of(self, model: type[Model]) -> Iterable[Model]:
        """Return the person's rows of a model whose rows are people."""
        return model._default_manager.filter(pk__in=self.keys.get(model, ()))

    @cached_property
    def _pattern(self):
        return pattern_of(self.addresses)

    def is_in(self, text: str) -> bool:
        """Whether a text holds one of the person's addresses."""
        return bool(self.addresses) and bool(self._pattern.search(text))

    def around(self, text: str, letters: int) -> list[str]:
        """Return what stands around each of the addresses in a text."""
        if not self.addresses:
            return []
        return [
            text[max(0, found.start() - letters) : found.end() + letters]
            for found in self._pattern.finditer(text)
        ]

    def without(self, text: str) -> str:
        """Return a text with the person's addresses taken out."""
        return self._pattern.sub(REMOVED, text) if self.addresses else text


def find(email: str = "", username: str = "", name: str = "") -> Subject:
    """Return whom these words mean.

    An address that nobody of the site has is a person too, who may be in texts. Raises
    NotFoundError, and SeveralError when the address is of several people.
    """
    email = unicodedata.normalize("NFC", email.strip()).lower()
    people = list(everybody())
    found = [one for one in people if one.is_meant(email, username.strip())]
    if name:
        found = [one for one in found if one.name.casefold() == name.strip().casefold()]
    if len(found) > 1:
        raise SeveralError([Candidate(one.name, one.username) for one in found])
    if found:
        return _subject(found[0], [one for one in people if one is not found[0]])
    if username or name or "@" not in email:
        raise NotFoundError(gettext("Nobody has that address or user name."))
    return Subject(addresses=frozenset([email]), title=email)


@dataclass
class One:
    """Somebody, as the rows tell that are people and belong together."""

    rows: list[tuple[type[Model], object]]
    name: str = ""
    username: str = ""
    addresses: set[str] = field(default_factory=set)

    def is_meant(self, email: str, username: str) -> bool:
        if username:
            return self.username == username
        return bool(email) and email in self.addresses

    def is_the_same_as(self, other: "One") -> bool:
        shared = self.addresses & other.addresses
        return bool(shared) and bool(self.name) and _same(self.name, other.name)


def everybody() -> Iterator[One]:
    """Everybody there is: a few queries, as many rows as there are staff."""
    accounts: dict[object, One] = {}
    apart: list[One] = []
    users = get_user_model()
    for model, holding in sorted(
        register().people.items(), key=lambda pair: pair[0] is not users
    ):
        for row in model._default_manager.values("pk", *_asked(holding)):
            one = _read(model, holding, row)
            key = row["pk"] if model is users else _account_of(model, holding, row)
            known = accounts.get(key)
            if key is None:
                apart.append(one)
            elif known is None:
                accounts[key] = one
            else:
                _join(known, one)
    for one in apart:
        alike = [known for known in accounts.values() if known.is_the_same_as(one)]
        if len(alike) == 1:
            _join(alike[0], one)
        else:
            yield one
    yield from accounts.values()


def _asked(holding: Holding) -> list[str]:
    return holding.named(NAME, ADDRESS, USERNAME, WHO)


def _read(model: type[Model], holding: Holding, row: dict) -> One:
    name = " ".join(str(row[part]) for part in holding.named(NAME)).strip()
    username = "".join(str(row[part]) for part in holding.named(USERNAME))
    addresses = {str(row[part]).strip().lower() for part in holding.named(ADDRESS)}
    return One([(model, row["pk"])], name or username, username, addresses - {""})


def _account_of(model: type[Model], holding: Holding, row: dict) -> object:
    for part in holding.named(WHO):
        if model._meta.get_field(part).related_model is get_user_model():
            return row[part]
    return None


def _join(one: One, other: One) -> None:
    one.rows += other.rows
    one.addresses |= other.addresses
    if one.name == one.username:
        one.name = other.name


def _same(name: str, other: str) -> bool:
    return " ".join(name.split()).casefold() == " ".join(other.split()).casefold()


def _subject(one: One, others: list[One]) -> Subject:
    keys: dict[type[Model], set] = {}
    for model, key in one.rows:
        keys.setdefault(model, set()).add(key)
    theirs = set().union(*(other.addresses for other in others))
    is_alone = not any(_same(one.name, other.name) for other in others)
    return Subject(
        keys={model: frozenset(found) for model, found in keys.items()},
        addresses=frozenset(one.addresses - theirs),
        shared=frozenset(one.addresses & theirs),
        names=frozenset([one.name]) if is_alone else frozenset(),
        usernames=frozenset([one.username] if one.username else ()),
        title=one.name,
    )


def rows_referring(model: type[Model], holding: Holding, subject: Subject) -> Q:
    """Return the condition on rows of a table that are about somebody."""
    wanted = Q(pk__in=subject.keys.get(model, ()))
    for part in holding.named(WHO):
        related = model._meta.get_field(part).related_model
        if keys := subject.keys.get(related):
            wanted |= Q(**{f"{part}__in": keys})
    if not holding.is_person:
        for part in holding.named(ADDRESS):
            for address in subject.addresses:
                wanted |= Q(**{f"{part}__iexact": address})
    return wanted | holding.about(subject) if holding.about else wanted
