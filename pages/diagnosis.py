"""Whether visitors are let in."""

from wagtail.models import Site

from diagnosis.findings import Check, Finding, fault, ok, warning
from pages.opening import is_open


def look_at_opening() -> Finding:
    """Say whether the site is open."""
    site = (
        Site.objects.filter(is_default_site=True)
        .select_related("opening", "root_page")
        .first()
    )
    if site is None:
        return fault("there is no site in the database", "Run prepare.")
    if not is_open(site):
        return warning(
            "closed: visitors are told so, with 503",
            "Open it under Kom i gang on the dashboard, when it is ready.",
        )
    return ok("open")


CHECKS = [Check("opening", look_at_opening, needs_database=True)]
