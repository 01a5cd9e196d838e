"""Which department a visitor's address asks for: no cookie, no script."""

from collections.abc import Sized
from functools import cached_property

from django.http import QueryDict

from departments.models.finder import Finder, FoundDepartment
from plaintext.slugs import asked_slug

# More of them than these are found by what somebody types, not in a list.
MOST_LISTED = 12


def are_too_many(departments: Sized) -> bool:
    """Return whether there are too many for a list of all of them on a page."""
    return len(departments) > MOST_LISTED


class AskedDepartment:
    """What was asked for by `afdeling` (a slug), or by `gade` (what somebody typed).

    A street of one department, or its name, is as good as its slug.
    """

    def __init__(self, parameters: QueryDict):
        self.finder = Finder(None, parameters.get("gade", ""))
        self._slug = asked_slug(parameters.get("afdeling", ""))

    @cached_property
    def slug(self) -> str:
        """The slug of the department, which perhaps nobody has; "" for none."""
        if self.finder.is_asked:
            return self.finder.only_one.slug if self.finder.only_one else ""
        return self._slug

    @property
    def choices(self) -> list[FoundDepartment]:
        """Those that what was typed may mean, when it is not clear which."""
        return [] if self.slug else self.finder.found
