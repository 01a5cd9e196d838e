"""How an app says what it holds about people: in its module `personal_data`.

`HOLDINGS` are the tables that hold something, `NOTHING` those that do not, each with the
reason, and `ELSEWHERE` what lies outside of the database. `OBSTACLES` and `ERASERS` are
functions: what has to be done before somebody can be erased, and what erasing takes
besides the rows themselves.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any

from django.db.models import Q, TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from personal_data.erasing.outcome import Outcome
    from personal_data.finding.subject import Subject

Words = str | Promise
Row = Any


class Whose(TextChoices):
    """About whom something is kept."""

    STAFF = "staff", _("Staff with an account")
    CONTACT = "contact", _("Staff named on pages")
    RESIDENT = "resident", _("Residents who report a link")
    VISITOR = "visitor", _("Everybody who visits the site")
    ANYBODY = "anybody", _("Anybody whom a text names")


class Basis(TextChoices):
    """What allows it: the regulation (EU) 2016/679, article 6(1)."""

    INTEREST = "f", _("Article 6(1)(f): what the association needs to run its site")
    SECURITY = "c", _("Article 6(1)(c) and (f): security, article 32")


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

    `model` is a label as `pages.Person`; one of another release of a library may be
    missing. `deleted_by` names jobs of the worker, settings (in capitals) and tables
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
    about: "Callable[[Subject], Q] | None" = None
    # Where the words cannot be read off the references: what erasing does.
    erased: Words = ""

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
    """All that one module says."""

    holdings: Iterable[Holding] = ()
    nothing: Mapping[str, str] = field(default_factory=dict)
    elsewhere: Iterable[Elsewhere] = ()
    obstacles: "Iterable[Callable[[Subject], Iterable[Obstacle]]]" = ()
    erasers: "Iterable[Callable[[Subject, Outcome], None]]" = ()
    after: "Iterable[Callable[[Subject, Outcome], None]]" = ()
