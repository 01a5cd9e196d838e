"""Houses that two departments say are theirs: a mistake, unless residents are to choose."""

from collections.abc import Iterator, Sequence

from departments.models.address import DepartmentAddress
from departments.streets.spelling import street_key


def claimed_by_others(
    addresses: Sequence[DepartmentAddress], page_pk: int | None
) -> Iterator[tuple[str, str]]:
    """Yield the first house that a row of a page shares with one of another department.

    As it is written, with the other's title. `addresses` are those of the page as it is
    being edited; the others are those that are published. Takes one query.
    """
    own = [(street_key(row.street), row) for row in addresses]
    others = DepartmentAddress.objects.filter(
        street_key__in={key for key, _row in own if key}, page__live=True
    )
    found = others.exclude(page=page_pk).select_related("page").order_by("page__title")
    for other in found:
        for key, row in own:
            if key != other.street_key or not _is_one_place(row, other):
                continue
            if house := row.house_numbers.shared_with(other.house_numbers):
                yield f"{row.street} {house}", other.page.title
                break


def _is_one_place(one: DepartmentAddress, other: DepartmentAddress) -> bool:
    """Return whether two streets of one name may be one street."""
    if one.postcode and other.postcode:
        return one.postcode.strip() == other.postcode.strip()
    towns = {street_key(row.town) for row in (one, other) if row.town}
    return len(towns) < 2
