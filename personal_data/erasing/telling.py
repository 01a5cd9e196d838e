"""What comes of erasing somebody, and what stands in its way, as text."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from personal_data.erasing.outcome import Fate, Outcome
from personal_data.register.declaring import Obstacle

TITLES = {
    Fate.GONE: _("To be deleted"),
    Fate.ANONYMOUS: _("To be made anonymous"),
    Fate.STAYS: _("To be left"),
}


def in_words(outcome: Outcome) -> str:
    """Return what goes, what is made anonymous and what stays, a line for each."""
    return "\n".join(_lines(outcome)) or gettext("The site holds nothing about them.")


def _lines(outcome: Outcome) -> Iterator[str]:
    for fate, title in TITLES.items():
        lines = outcome.of(fate)
        if lines:
            yield f"{title}:"
        for line in lines:
            yield f"  {line.what}: {line.count}"
            if line.why:
                yield f"    {line.why}"
            yield from (f"    - {title}" for title in line.shown)
            if line.more:
                yield f"    … {line.more}"


def obstacles_in_words(obstacles: Iterable[Obstacle]) -> str:
    """Return what has to be done first, and where."""
    return "\n".join(
        line
        for obstacle in obstacles
        for line in (obstacle.why, *(f"  - {title}" for title in obstacle.titles))
    )
