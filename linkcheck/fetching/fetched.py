"""What is kept of an answer, where more is wanted of it than whether it came."""

from dataclasses import dataclass
from datetime import datetime

from linkcheck.codes import Problem
from linkcheck.fetching.body import Body
from linkcheck.observation import Observation


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a service has answered."""

    # "" for a 2xx.
    problem: Problem | str
    # None when none came.
    body: Body | None = None
    # When the host wants to be asked again, if it says so.
    retry_after: datetime | None = None


@dataclass(frozen=True, slots=True)
class Download:
    """What lies at an address, at the end of its redirects."""

    seen: Observation
    # None when none came.
    body: Body | None = None
    # As the server said it, with its charset.
    media_type: str = ""
