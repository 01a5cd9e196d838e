"""Which department somebody lives in, found by the address they type.

What is typed is looked for as it is; then with the signs left out that are easily left
out; then as the beginning of a street; then with one letter wrong. The first of these
that finds a street counts. One query finds a street that is spelt right, three any other.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from wagtail.models import Page

from departments.models.address import DepartmentAddress
from departments.models.department import DepartmentPage
from departments.streets.spelling import is_one_letter_off, loose, street_key
from departments.streets.typed import TypedAddress
from links.printing.lookup import share_root_paths

# Shorter beginnings find half a town.
LEAST_LETTERS = 3
# More than these tell nobody anything.
MOST_FOUND = 30

Matches = Callable[[str], bool]


@dataclass(frozen=True)
class FoundDepartment:
    """A department, and its addresses that are like what was typed."""

    page: DepartmentPage
    addresses: tuple[DepartmentAddress, ...] = ()

    @property
    def title(self) -> str:
        return self.page.title

    @property
    def slug(self) -> str:
        return self.page.slug

    @property
    def url(self) -> str:
        return self.page.url


class Finder:
    """The departments below `overview` that an address lies in; None for all there are."""

    def __init__(self, overview: Page | None, typed: str):
        self.overview = overview
        self.typed = TypedAddress.of(typed)

    @property
    def is_asked(self) -> bool:
        """Whether anything was typed, be it nonsense."""
        return bool(self.typed.text)

    @property
    def text(self) -> str:
        """What was typed, as it is put back into the field."""
        return self.typed.text

    @property
    def found(self) -> list[FoundDepartment]:
        """The departments, by their names; too many are cut off."""
        return self._all_found[:MOST_FOUND]

    @property
    def is_cut_off(self) -> bool:
        """Whether there are more than are shown."""
        return len(self._all_found) > MOST_FOUND

    @property
    def only_one(self) -> FoundDepartment | None:
        """The department, when there is no doubt which it is."""
        is_one = len(self._all_found) == 1 and not self.lacks_house
        return self._all_found[0] if is_one else None

    @property
    def lacks_house(self) -> bool:
        """Whether the street was found, and on it not the house number."""
        house = self.typed.house
        return bool(self._rows and house) and not any(
            house in row.house_numbers for row in self._rows
        )

    @cached_property
    def _all_found(self) -> list[FoundDepartment]:
        rows = self._rows
        if not self.lacks_house and self.typed.house:
            rows = [row for row in rows if self.typed.house in row.house_numbers]
        by_page: dict[DepartmentPage, list[DepartmentAddress]] = {}
        for row in rows:
            by_page.setdefault(row.page, []).append(row)
        found = [FoundDepartment(page, tuple(rows)) for page, rows in by_page.items()]
        if not found:
            found = [FoundDepartment(page) for page in self._by_name]
        found.sort(key=lambda each: each.title.lower())
        share_root_paths(each.page for each in found)
        return found

    @cached_property
    def _rows(self) -> list[DepartmentAddress]:
        """The rows of the street, in the town if one was typed that it has."""
        if not self.typed:
            return []
        street, postcode = self.typed.street, self.typed.postcode
        if not street:
            return list(self._addresses.filter(postcode=postcode))
        rows = list(self._addresses.filter(street_key=street))
        if not rows:
            alike = _most_alike(street, self._street_keys)
            rows = list(self._addresses.filter(street_key__in=alike)) if alike else []
        for is_there in (
            lambda row: postcode and row.postcode.strip() == postcode,
            lambda row: (town := street_key(row.town)) and town in self.typed.after,
        ):
            rows = [row for row in rows if is_there(row)] or rows
        return rows

    @cached_property
    def _by_name(self) -> list[DepartmentPage]:
        """Those whose own name or whose town was typed."""
        name = self.typed.street
        if len(name) < LEAST_LETTERS:
            return []
        pages = list(self._departments.for_links())
        keys = {page: street_key(page.title) for page in pages}
        # “Afdeling 7” is a name, and no house number on a street.
        whole = {street_key(self.typed.text)} & set(keys.values())
        alike = whole or set(_most_alike(name, keys.values()))
        if named := [page for page in pages if keys[page] in alike]:
            return named
        towns = self._addresses.order_by().values_list("town", flat=True).distinct()
        there = [town for town in towns if street_key(town) == name]
        lies_there = self._addresses.filter(town__in=there).values("page")
        return (
            [*self._departments.filter(pk__in=lies_there).for_links()] if there else []
        )

    @property
    def _departments(self):
        departments = DepartmentPage.objects.for_everybody()
        return departments.child_of(self.overview) if self.overview else departments

    @property
    def _addresses(self):
        rows = DepartmentAddress.objects.filter(page__in=self._departments)
        return rows.select_related("page").only(
            "street",
            "house_from",
            "house_to",
            "side",
            "postcode",
            "town",
            "page__title",
            "page__slug",
            "page__url_path",
        )

    @property
    def _street_keys(self) -> list[str]:
        keys = self._addresses.order_by().values_list("street_key", flat=True)
        return list(keys.distinct())


def _most_alike(typed: str, keys: Iterable[str]) -> list[str]:
    """Return the keys that are like what was typed, by the strictest rule that finds any."""
    keys = [key for key in keys if key]
    sounds = {key: loose(key) for key in keys}
    sound = loose(typed)
    rules: list[Matches] = [
        lambda key: key == typed,
        lambda key: sounds[key] == sound,
    ]
    if len(typed) >= LEAST_LETTERS:
        rules.append(lambda key: key.startswith(typed) or sounds[key].startswith(sound))
    rules.append(
        lambda key: (
            is_one_letter_off(typed, key) or is_one_letter_off(sound, sounds[key])
        )
    )
    for matches in rules:
        if alike := [key for key in keys if matches(key)]:
            return alike
    return []
