"""A file that is too large is told from the limit, however close it is."""

import pytest

from media.sizes import told_apart

MB = 1 << 20
GB = 1 << 30


@pytest.mark.parametrize(
    ("size", "limit", "words"),
    [
        (25 * MB, 20 * MB, ("25,0 MB", "20,0 MB")),
        (20 * MB + 1, 20 * MB, ("20.971.521 bytes", "20,0 MB (20.971.520 bytes)")),
        (20 * MB + 50_000, 20 * MB, ("21.021.520 bytes", "20,0 MB (20.971.520 bytes)")),
        (GB + 1, GB, ("1.073.741.825 bytes", "1,0 GB (1.073.741.824 bytes)")),
        (3 * GB, 20 * MB, ("3,0 GB", "20,0 MB")),
        (1001, 1000, ("1001 bytes", "1000 bytes")),
    ],
)
def test_two_sizes_are_told_apart(size, limit, words):
    told = tuple(word.replace("\xa0", " ") for word in told_apart(size, limit))
    assert told == words


@pytest.mark.parametrize("limit", [1, 999, 1 << 10, 10 * MB - 3, 10 * MB, 20 * MB, GB])
@pytest.mark.parametrize("more", [1, 17, 1023, 52_428, 60_000, MB])
def test_they_never_look_alike(limit, more):
    size, most = told_apart(limit + more, limit)
    assert size != most.partition(" (")[0]
