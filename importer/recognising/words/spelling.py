"""Words that were mistyped."""


def distance(one: str, other: str, most: int = 2) -> int:
    """Return how many letters were left out, added, changed or swapped.

    More than `most` is `most` + 1 (optimal string alignment).
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, another in enumerate(other, 1):
            cost = min(
                before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != another)
            )
            swapped = (
                i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == another
            )
            if swapped:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return min(row[-1], most + 1)


def mistakes_allowed(word: str) -> int:
    """Return how many mistakes a word of this length may have and be known still."""
    if len(word) < 5:
        return 0
    return 1 if len(word) < 10 else 2
