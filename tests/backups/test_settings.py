"""What the environment says of backups, read strictly."""

from datetime import time
from pathlib import Path

import pytest

from boligsocial.settings import backups
from boligsocial.settings.environment import EnvironmentProblem

KEY = "age1" + "q" * 58


@pytest.mark.parametrize(
    ("name", "value", "read", "expected"),
    [
        ("BACKUP_DIR", "", backups._folder, None),
        ("BACKUP_DIR", "/var/backups", backups._folder, Path("/var/backups")),
        ("BACKUP_AT", "", backups._at, time(3, 15)),
        ("BACKUP_AT", "4:05", backups._at, time(4, 5)),
        ("BACKUP_AT", "23:59", backups._at, time(23, 59)),
        ("BACKUP_KEEP", "", backups._keeping, {"days": 7, "weeks": 4, "months": 12}),
        (
            "BACKUP_KEEP",
            "1d 0w 3m",
            backups._keeping,
            {"days": 1, "weeks": 0, "months": 3},
        ),
        ("BACKUP_RECIPIENTS", "", backups._recipients, []),
        ("BACKUP_RECIPIENTS", f" {KEY}  {KEY} ", backups._recipients, [KEY, KEY]),
    ],
)
def test_what_is_said_is_read(monkeypatch, name, value, read, expected):
    monkeypatch.setenv(name, value)
    assert read() == expected


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("BACKUP_DIR", "backups", backups._folder),
        ("BACKUP_AT", "24:00", backups._at),
        ("BACKUP_AT", "3", backups._at),
        ("BACKUP_KEEP", "7", backups._keeping),
        ("BACKUP_KEEP", "-1d 4w 12m", backups._keeping),
        ("BACKUP_RECIPIENTS", "AGE-SECRET-KEY-1ABC", backups._recipients),
        ("BACKUP_RECIPIENTS", f"{KEY},{KEY}", backups._recipients),
    ],
)
def test_what_cannot_be_meant_is_refused_without_repeating_it(
    monkeypatch, name, value, read
):
    monkeypatch.setenv(name, value)
    with pytest.raises(EnvironmentProblem, match=name) as raised:
        read()
    assert "SECRET" not in str(raised.value)
