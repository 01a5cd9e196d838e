"""LIX, the readability index that Danish schools and authorities use.

C. H. Björnsson, “Läsbarhet” (1968): words per sentence, plus long words per hundred
words; a long word has more than six letters.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from pages.advice.sentences import Sentence, letters_in

LONG_WORD = 7
# Below this, one long word more or less moves the figure by a band.
FEWEST_WORDS = 60


class Band(TextChoices):
    """How hard a text is to read, in the bands that are usual in Denmark."""

    VERY_EASY = "very_easy", _("very easy")
    EASY = "easy", _("easy")
    MEDIUM = "medium", _("of medium difficulty")
    HARD = "hard", _("difficult")
    VERY_HARD = "very_hard", _("very difficult")


_UPPER_BOUNDS = (
    (25, Band.VERY_EASY),
    (35, Band.EASY),
    (45, Band.MEDIUM),
    (55, Band.HARD),
)


@dataclass(frozen=True)
class Lix:
    """How hard a text is, and what that comes from."""

    words: int
    sentences: int
    long_words: int

    @property
    def value(self) -> int:
        """The index, rounded; 0 for a text without words."""
        if not self.words:
            return 0
        length = self.words / self.sentences
        return round(length + 100 * self.long_words / self.words)

    @property
    def band(self) -> Band:
        for bound, band in _UPPER_BOUNDS:
            if self.value < bound:
                return band
        return Band.VERY_HARD

    @property
    def is_telling(self) -> bool:
        """Whether there are words enough for the figure to mean something."""
        return self.words >= FEWEST_WORDS


def measure(sentences: Iterable[Sentence]) -> Lix:
    """Return the LIX of running text."""
    sentences = list(sentences)
    words = [word for sentence in sentences for word in sentence.words]
    long_words = sum(letters_in(word) >= LONG_WORD for word in words)
    return Lix(len(words), len(sentences), long_words)
