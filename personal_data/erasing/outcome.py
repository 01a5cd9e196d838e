"""What erasing somebody takes, makes anonymous and leaves, to be read by people."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from personal_data.register.declaring import Obstacle, Words

# As many titles are named; more are counted.
_MOST_TITLES = 20


class Fate(Enum):
    """What becomes of something."""

    GONE = "gone"
    ANONYMOUS = "anonymous"
    STAYS = "stays"


class ObstacleError(Exception):
    """Something has to be done before somebody can be erased."""

    def __init__(self, obstacles: list[Obstacle]) -> None:
        super().__init__(" ".join(obstacle.why for obstacle in obstacles))
        self.obstacles = obstacles


@dataclass
class Line:
    """Some of one kind, and what becomes of them; `why` where they stay."""

    fate: Fate
    what: Words
    count: int
    why: Words = ""
    titles: list[str] = field(default_factory=list)

    @property
    def shown(self) -> list[str]:
        """The first titles."""
        return self.titles[:_MOST_TITLES]

    @property
    def more(self) -> int:
        """How many titles there are besides."""
        return max(0, len(self.titles) - _MOST_TITLES)


@dataclass
class Outcome:
    """All that comes of erasing one person."""

    lines: list[Line] = field(default_factory=list)
    # To be deleted in the storage of files, once it cannot be taken back.
    files: list[str] = field(default_factory=list)

    def gone(self, what: Words, count: int, files: Iterable[str] = ()) -> None:
        """Tell of rows that are deleted, with their files."""
        self._add(Fate.GONE, what, count)
        self.files += filter(None, files)

    def anonymous(self, what: Words, count: int) -> None:
        """Tell of rows that do not say any more whose they are."""
        self._add(Fate.ANONYMOUS, what, count)

    def stays(
        self, what: Words, count: int, why: Words, titles: Iterable[str] = ()
    ) -> None:
        """Tell of what is left, and why."""
        self._add(Fate.STAYS, what, count, why, titles)

    def _add(self, fate, what, count, why="", titles=()) -> None:
        if not count:
            return
        for line in self.lines:
            if (line.fate, str(line.what), line.why) == (fate, str(what), why):
                line.count += count
                line.titles += titles
                return
        self.lines.append(Line(fate, what, count, why, list(titles)))

    def of(self, fate: Fate) -> list[Line]:
        """Return the lines of one fate."""
        return [line for line in self.lines if line.fate == fate]

    @property
    def has_changed(self) -> bool:
        """Whether anything was there to be erased."""
        return any(line.fate != Fate.STAYS for line in self.lines)

    def count(self, fate: Fate) -> int:
        """Return how much there is of one fate."""
        return sum(line.count for line in self.of(fate))
