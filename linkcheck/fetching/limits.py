"""Where a check ends, whatever the other side does."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Limits:
    """Where a check ends, in seconds, bytes and pieces."""

    # For one look-up, for connecting to one address, and between two bytes.
    resolve: float = 8
    connect: float = 10
    read: float = 15
    # For the whole check with all its redirects.
    total: float = 30
    redirects: int = 10
    header_line: int = 16 * 1024
    header_field: int = 32 * 1024
    headers: int = 128
    # Of a page: for its title and language, and when a fragment is looked for.
    # Before decompression the same figures hold.
    head: int = 64 * 1024
    page: int = 2 * 1024 * 1024
    # How long a host that wants peace is left alone, at least and at most.
    least_peace: timedelta = timedelta(hours=1)
    longest_peace: timedelta = timedelta(days=1)

    @property
    def peace(self) -> dict[str, timedelta]:
        """How long a host is left alone, as `answers.peace_until` takes it."""
        return {"least": self.least_peace, "longest": self.longest_peace}
