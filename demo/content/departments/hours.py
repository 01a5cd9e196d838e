"""Hours that several departments share, as rows of a form."""

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = map(str, range(7))


def hours(first: str, last: str, opens: str, closes: str) -> dict[str, str]:
    """Return a row: from one day to another, from one time to another."""
    return {"first_day": first, "last_day": last, "opens": opens, "closes": closes}


# When a caretaker answers the telephone.
MORNINGS = [hours(MONDAY, THURSDAY, "08:00:00", "10:00:00")]
OFFICE = [
    hours(MONDAY, WEDNESDAY, "09:00:00", "14:00:00"),
    hours(THURSDAY, "", "09:00:00", "17:00:00"),
    hours(FRIDAY, "", "09:00:00", "12:00:00"),
]
LAUNDRY = [hours(MONDAY, SUNDAY, "07:00:00", "21:00:00")]
# The office between Christmas and New Year.
CHRISTMAS = [
    {"first": "2026-12-24", "last": "2027-01-01", "reason": "jul og nytår"},
]
