"""Releases of what the site stands on, and until when each gets corrections.

Read anew on AS_OF, each beside where its makers tell it. Where only a month is known,
the first of it stands here. Whoever takes the site to newer releases reads them again;
https://endoflife.date has all of them on one page each.
"""

import platform
from datetime import date, timedelta

import django
import wagtail
from django.db import connection
from django.utils import timezone

from diagnosis.findings import Check, Finding, fault, ok, warning

AS_OF = date(2026, 11, 29)
# New releases come once a year or more often, so that the table lacks some by then.
OLD_AFTER = timedelta(days=400)
SOON = timedelta(days=180)

ENDS = {
    # https://www.postgresql.org/support/versioning/ ("final release")
    "PostgreSQL": {
        "13": date(2025, 11, 13),
        "14": date(2026, 11, 12),
        "15": date(2027, 11, 11),
        "16": date(2028, 11, 9),
        "17": date(2029, 11, 8),
        "18": date(2030, 11, 14),
    },
    # https://devguide.python.org/versions/ (its include/release-cycle.json)
    "Python": {
        "3.10": date(2026, 10, 1),
        "3.11": date(2027, 10, 1),
        "3.12": date(2028, 10, 1),
        "3.13": date(2029, 10, 1),
        "3.14": date(2030, 10, 1),
        "3.15": date(2031, 10, 1),
    },
    # https://www.djangoproject.com/download/#supported-versions ("extended support");
    # of 4.2 and 5.1 the day of the last release.
    "Django": {
        "4.2": date(2026, 4, 7),
        "5.1": date(2025, 12, 3),
        "5.2": date(2028, 4, 1),
        "6.0": date(2027, 4, 1),
        "6.1": date(2027, 12, 1),
    },
    # https://github.com/wagtail/wagtail/wiki/Release-schedule ("security support").
    # 7.4 is for the long term: six releases of three months, from May 2026.
    "Wagtail": {
        "7.0": date(2026, 11, 2),
        "7.3": date(2026, 8, 3),
        "7.4": date(2027, 11, 1),
        "8.0": date(2027, 2, 2),
        "8.1": date(2027, 5, 4),
    },
}
_ADVICE = {
    "PostgreSQL": "Move to a newer PostgreSQL (pg_upgradecluster on Debian).",
    "Python": (
        "Move to a newer Python, as with the next release of the operating system, and"
        " make the environment anew."
    ),
    "Django": "Upgrade to a newer release of the site.",
    "Wagtail": "Upgrade to a newer release of the site.",
}
_DISTRIBUTION = (
    "Packages of the operating system are corrected for as long as that is supported."
)


def look_at_release(product: str, version: str, today: date) -> Finding:
    """Say until when a release is supported: a warning half a year before the end."""
    ends = ENDS[product]
    series = _series(product, version)
    end = ends.get(series)
    named = f"{product} {version}"
    if end is None:
        if _number(series) > max(map(_number, ends)):
            return ok(f"{named}, newer than the table of {AS_OF}")
        return fault(f"{named} is no longer supported", _ADVICE[product])
    advice = _ADVICE[product]
    if product in ("PostgreSQL", "Python"):
        advice = f"{advice} {_DISTRIBUTION}"
    if end <= today:
        return fault(f"{named}, supported by its makers until {end}", advice)
    if end - today <= SOON:
        return warning(f"{named}, supported until {end}", advice)
    return ok(f"{named}, supported until {end}")


def look_at_table(today: date) -> Finding:
    """Say whether the dates themselves have become old."""
    if today - AS_OF > OLD_AFTER:
        return warning(
            f"the dates of end of support are of {AS_OF}",
            "Upgrade the site, or read its sources, which"
            " boligsocial/deployment/doctor/releases.py names.",
        )
    return ok(f"dates of end of support as of {AS_OF}")


def look_at_database_release() -> Finding:
    """Say until when the database server is supported; SQLite comes with Python."""
    if connection.vendor != "postgresql":
        version = ".".join(map(str, connection.Database.sqlite_version_info))
        return ok(f"SQLite {version}, which is supported without end")
    # pg_version is such as 150008.
    major, minor = divmod(connection.pg_version, 10_000)
    return look_at_release("PostgreSQL", f"{major}.{minor}", timezone.localdate())


def _series(product: str, version: str) -> str:
    parts = version.split(".")
    return parts[0] if product == "PostgreSQL" else ".".join(parts[:2])


def _number(series: str) -> tuple[int, ...]:
    return tuple(map(int, series.split(".")))


def _check(product: str, version: str) -> Check:
    return Check(
        product, lambda: look_at_release(product, version, timezone.localdate())
    )


CHECKS = [
    _check("Python", platform.python_version()),
    _check("Django", django.__version__),
    _check("Wagtail", wagtail.__version__),
    Check("database release", look_at_database_release, needs_database=True),
    Check("support dates", lambda: look_at_table(timezone.localdate())),
]
