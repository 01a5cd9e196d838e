"""Numbers that the processes of one web server add to, in memory that they share."""

import mmap
import os
from collections.abc import Collection
from threading import Lock

# The server's own process has the first; when it is reloaded, there are workers of two
# generations for a while.
ROWS = 65
_BYTES = 8


class Tally:
    """A table with a column for each number, and a row for each process.

    Every process adds to its own row, so none waits for another. Made before a server
    parts in several, and kept by its own process: what a worker that is gone has
    counted stays, and the next one in its row goes on from there. `of_the_moment` are
    the columns that end with their process.
    """

    def __init__(self, columns: int, of_the_moment: Collection[int] = ()) -> None:
        # One more for the process's id.
        self._columns = columns + 1
        self._of_the_moment = (*of_the_moment, columns)
        memory = mmap.mmap(-1, ROWS * self._columns * _BYTES)
        self._cells = memoryview(memory).cast("d")
        # For the threads of one process.
        self._lock = Lock()
        self._rows: dict[int, int] = {}
        self._row = self._row_at(0)
        self._sign()

    def add(self, column: int) -> None:
        """Add one to a column."""
        row = self._row
        with self._lock:
            row[column] += 1

    def add_measured(self, column: int, of_amounts: int, amount: float) -> None:
        """Add one to a column, and `amount` to that of the amounts."""
        row = self._row
        with self._lock:
            row[column] += 1
            row[of_amounts] += amount

    def put(self, column: int, value: float) -> None:
        """Say how much there is in this process just now."""
        self._row[column] = value

    def total(self, column: int) -> float:
        """Return what all processes have in a column."""
        return sum(self._cells[column :: self._columns])

    def processes(self) -> list[int]:
        """Return the ids of the server's processes, its own one first."""
        return [
            int(pid) for pid in self._cells[self._columns - 1 :: self._columns] if pid
        ]

    def give_row(self, worker) -> None:
        """In the server's own process: choose the row of a worker before it begins."""
        free = set(range(1, ROWS)) - set(self._rows.values())
        # Better counted together with others, and now and then not, than refused.
        self._rows[worker.age] = min(free, default=0)

    def take_row(self, worker) -> None:
        """In a worker that has just begun: count in the row that was chosen for it."""
        number = self._rows[worker.age]
        self._row = self._row_at(number)
        if number:
            self._sign()

    def free_row(self, worker) -> None:
        """In the server's own process: let others have the row of one that has ended."""
        if number := self._rows.pop(worker.age, 0):
            row = self._row_at(number)
            for column in self._of_the_moment:
                row[column] = 0

    def _row_at(self, number: int) -> memoryview:
        return self._cells[number * self._columns : (number + 1) * self._columns]

    def _sign(self) -> None:
        self.put(self._columns - 1, os.getpid())
