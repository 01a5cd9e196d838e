"""What the guard says to an address."""

from linkcheck.codes import Problem
from linkcheck.network.guard import Guard, RefusedError

GUARD = Guard()


def problem_of(address: str, guard: Guard = GUARD) -> Problem | str:
    """Return why the guard refuses a web address; "" if it does not."""
    try:
        guard.vet(address)
    except RefusedError as refusal:
        return refusal.problem
    return ""


def passes(address: object) -> bool:
    """Say whether the guard lets a connection to a numeric address be made."""
    try:
        GUARD.vet_connection(str(address))
    except RefusedError:
        return False
    return True
