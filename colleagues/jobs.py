"""What the background worker does again and again for those who come and go."""

from datetime import timedelta

from colleagues.leaving.planning import carry_out_what_is_due
from colleagues.leaving.undoing import forget_departures


def let_colleagues_go() -> None:
    """Close the accounts of those whose last day is over, and give on what they have."""
    carry_out_what_is_due()
    forget_departures()


JOBS = {"let_colleagues_go": (let_colleagues_go, timedelta(hours=1))}
