"""What tells who wrote a text is taken out of it."""

import pytest

from links.reports.personal_data import REMOVED, without_personal_data


@pytest.mark.parametrize(
    "personal",
    [
        "bodil.ærø@egeby.example",
        "bodil @ egeby.example",
        "bodil(at)egeby.example",
        "bodil (snabel-a) egeby.example",
        "12345678",
        "12 34 56 78",
        "12-34-56-78",
        "12.34.56.78",
        "1234 5678",
        "+45 12 34 56 78",
        "+4512345678",
        "0045 12345678",
        "+46 70 123 45 67",
        "010203-1234",
        "0102031234",
        "010203 1234",
        "01 02 03 – 12 34",
    ],
)
def test_is_taken_out(personal):
    assert without_personal_data(f"Skriv til {personal}, tak") == (
        f"Skriv til {REMOVED}, tak"
    )


@pytest.mark.parametrize(
    "innocent",
    [
        "Der stod 404 Not Found",
        "Den virkede 12.03.2019, men ikke 2.4.2026 kl. 14.30",
        "Prøvet 2026-03-02 i afdeling 17",
        "Jeg bor ikke i 4700",
        "https://egeby.example/side/1234567",
        "",
    ],
)
def test_what_says_nothing_of_anybody_stays(innocent):
    assert without_personal_data(innocent) == innocent
