"""How much work something is, on a machine that others use as well."""

import time
from collections.abc import Callable

ATTEMPTS = 5


def takes_less(work: Callable[[], object], seconds: float) -> bool:
    """Return whether `work` can be done in fewer seconds of the processor.

    The processor's caches belong to others, too, so one attempt may take longer than
    the work does; what is too much work is so in each of them.
    """
    for _attempt in range(ATTEMPTS):
        began = time.process_time()
        work()
        if time.process_time() - began < seconds:
            return True
    return False
