"""What only counts readers is told from what leads to a page."""

import pytest

from linkcheck.tracking import without_tracking

BARE = "https://egeby.example/lån"


@pytest.mark.parametrize(
    "piece",
    [
        "utm_source=nyhedsbrev",
        "UTM_Source=x",
        "utm_source=a&utm_medium=b&utm_campaign=c",
        "fbclid=IwAR0",
        "gclid=1",
        "gbraid=1",
        "msclkid=1",
        "mc_cid=1&mc_eid=2",
        "igshid=1",
        "igsh=1",
        "_hsenc=1&_hsmi=2",
        "mtm_campaign=1",
        "ttclid=1",
        "yclid=1",
        "utm%5Fsource=x",
        "_ga=2.1",
        "utm_source",
    ],
)
def test_pieces_that_only_count_readers_are_known(piece):
    assert without_tracking(f"{BARE}?{piece}") == BARE
    assert without_tracking(f"{BARE}?{piece}#om") == f"{BARE}#om"
    assert without_tracking(f"{BARE}?side=2&{piece}") == f"{BARE}?side=2"
    assert without_tracking(f"{BARE}?{piece}&side=2") == f"{BARE}?side=2"


@pytest.mark.parametrize(
    "address",
    [
        BARE,
        f"{BARE}?",
        f"{BARE}#",
        f"{BARE}?utmost=1",
        f"{BARE}?ref=forsiden&source=1",
        f"{BARE}?q=utm_source=1",
        f"{BARE}?a=1&&b=2",
        f"{BARE}?v=a1&t=30",
        f"{BARE}/utm_source=1",
        f"{BARE}#utm",
        f"{BARE}#page=3",
    ],
)
def test_everything_else_is_left_as_it_is(address):
    assert without_tracking(address) == address


def test_a_fragment_that_only_counts_readers_goes_too():
    assert without_tracking(f"{BARE}#xtor=RSS-1") == BARE
    assert without_tracking(f"{BARE}#utm_source=x&utm_medium=y") == BARE
