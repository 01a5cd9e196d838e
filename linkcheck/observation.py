"""What one check saw: facts only, no judgement over time."""

from dataclasses import dataclass
from datetime import datetime

from linkcheck.codes import Family, Problem, family_of


@dataclass(frozen=True, slots=True)
class Observation:
    """The outcome of one check of one address.

    No address in it holds a user name or a password.
    """

    # When the check began; aware, in UTC.
    checked_at: datetime
    # "" when there is nothing to remark.
    problem: Problem | str = ""
    # The status of the last answer; None when none came.
    http_status: int | None = None
    # The last address that was asked, or would have been; with its fragment.
    # Never cut, and so up to `journey.MAX_HOP_LENGTH` characters.
    final_url: str = ""
    # Each redirect as (its status, the address that it leads to), in order.
    redirects: tuple[tuple[int, str], ...] = ()
    # Time spent on the network; waiting for a turn is not in it.
    duration_ms: int = 0
    # Set with `moved_permanently` alone: where the permanent redirects at the
    # beginning of the chain lead, an address fit to be stored for the link.
    moved_to: str = ""
    # Set with 429, and with 503 that asks for it: when the host of `final_url` may be
    # asked again; aware, in UTC, from `client.Limits.least_peace` to `longest_peace`
    # ahead.
    retry_after: datetime | None = None
    # Of an HTML page that answered with a 2xx; "" when it has none.
    page_title: str = ""
    # As a BCP 47 tag in lower case ("da", "en-gb"); "" when the page has none.
    page_language: str = ""
    # The media type without parameters, in lower case: "application/pdf".
    content_type: str = ""
    # As the server declares it, in bytes; None when it does not.
    content_length: int | None = None
    # One line for whoever wants to know exactly, in technical English; never longer
    # than 300 characters.
    detail: str = ""

    @property
    def family(self) -> Family:
        """What the problem says about the link."""
        return family_of(self.problem)
