"""How an app says what it holds about people: in its module `personal_data`.

`HOLDINGS` are the tables that hold something, `NOTHING` those that do not, each with the
reason, and `ELSEWHERE` what lies outside of the database. `OBSTACLES` and `ERASERS` are
functions: what has to be done before somebody can be erased, and what erasing takes
besides the rows themselves.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from django.db.models import Q, TextChoices
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

Words = str | Promise


class Whose(TextChoices):
    """About whom something is kept."""

    STAFF = "staff", _("Staff with an account")
    CONTACT = "contact", _("Staff named on pages")
    RESIDENT = "resident", _("Residents who write to us on a page")
    VISITOR = "visitor", _("Everybody who visits the site")
    ANYBODY = "anybody", _("Anybody whom a text names")


class Basis(TextChoices):
    """What allows it: the regulation (EU) 2016/679, article 6(1).

    Point a is what somebody has asked for, and can end. Point f is what the association needs to run its site; point c is the duty to keep
    it safe, article 32.
    """

    CONSENT = "a", _("Article 6(1)(a)")
    INTEREST = "f", _("Article 6(1)(f)")
    SECURITY = "c", _("Article 6(1)(c) and (f)")


class Part(Enum):
    """What a field is to the person whose row it is in."""

    # A reference to an account or a person, by which the row is found.
    WHO = "who"
    # A mail address by which the row is found.
    ADDRESS = "address"
    # What the person is called.
    NAME = "name"
    # The name of an account, by which it is found as well.
    USERNAME = "username"
    # Handed over with the row.
    OWN = "own"
    # About the person, and handed to nobody: it would open the account.
    SECRET = "secret"  # noqa: S105 - a word
    # A text that may name anybody; looked through for the address.
    TEXT = "text"
    # Says nothing about anybody.
    NONE = "none"


WHO, ADDRESS, NAME, USERNAME = Part.WHO, Part.ADDRESS, Part.NAME, Part.USERNAME
OWN, SECRET, TEXT, NONE = Part.OWN, Part.SECRET, Part.TEXT, Part.NONE


class Texts(Enum):
    """What becomes of an address in the texts of a table when somebody is erased."""

    # It is taken out.
    CUT = "cut"
    # The association's own words: the sentence around it is changed by a person.
    LEFT = "left"
    # An eraser sees to it.
    APART = "apart"
    # Made of other tables, and made anew with them.
    MADE = "made"


@dataclass(frozen=True)
class Holding:
    """What one table holds about people.

    `model` is a label as `pages.Person`. `deleted_by` names jobs of the worker, settings (in capitals) and tables
    with whose rows it goes; `kept` says it in words. With `is_person`, each row is
    somebody: by it people are found. `about` adds rows that no field refers from.
    """

    model: str
    whose: tuple[Whose, ...]
    what: Words
    why: Words
    kept: Words
    parts: Mapping[str, Part]
    basis: Basis = Basis.INTEREST
    deleted_by: tuple[str, ...] = ()
    texts: Texts = Texts.CUT
    is_person: bool = False
    # A table of a library, in whose place the site has one of its own.
    is_unused: bool = False
    # A table of a library, which other releases or databases lack, or parts of it.
    is_optional: bool = False
    about: Callable[[Any], Q] | None = None
    # Where the words cannot be read off the references: what erasing does.
    erased: Words = ""
    # What people call it, if it is not as the model does.
    title: Words = ""

    def title_of(self, model: type | None) -> str:
        """Return what people call the table; a missing one has a title of its own."""
        return str(self.title or capfirst(model._meta.verbose_name_plural))

    def named(self, *parts: Part) -> list[str]:
        """Return the fields that are one of these parts."""
        return [name for name, part in self.parts.items() if part in parts]


@dataclass(frozen=True)
class Elsewhere:
    """What lies outside of the database's tables, or is made of what is in them."""

    where: Words
    whose: tuple[Whose, ...]
    what: Words
    why: Words
    kept: Words
    erased: Words
    basis: Basis = Basis.INTEREST
    deleted_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Obstacle:
    """Why somebody cannot be erased yet, and how the way is cleared."""

    why: str
    titles: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Declared:
    """All that one module says.

    Each obstacle is asked with a `finding.subject.Subject`; each eraser is called with
    that and an `erasing.outcome.Outcome`, before the person's own rows are deleted, and
    each of `after` when they have been.
    """

    holdings: Iterable[Holding] = ()
    nothing: Mapping[str, str] = field(default_factory=dict)
    elsewhere: Iterable[Elsewhere] = ()
    obstacles: Iterable[Callable[[Any], Iterable[Obstacle]]] = ()
    erasers: Iterable[Callable[[Any, Any], None]] = ()
    after: Iterable[Callable[[Any, Any], None]] = ()


def together(*parts: Declared) -> Declared:
    """Return what several modules say as if one had said it."""
    return Declared(
        holdings=[each for part in parts for each in part.holdings],
        nothing={label: why for part in parts for label, why in part.nothing.items()},
        elsewhere=[each for part in parts for each in part.elsewhere],
        obstacles=[each for part in parts for each in part.obstacles],
        erasers=[each for part in parts for each in part.erasers],
        after=[each for part in parts for each in part.after],
    )
