"""Says at the start of a run how long the whole of it took the last time."""

import json
import time
from pathlib import Path

import pytest

UNKNOWN = "Twelve thousand tests: twenty to forty minutes on two cores"


def pytest_report_header(config):
    """Return a line for whoever waits for all tests."""
    if not _is_whole(config):
        return None
    config.stash[_begun] = time.monotonic()
    seconds, tests = _records(config).get(_kind(config), (None, None))
    if seconds is None:
        return f"{UNKNOWN}; the percentages say how far they are."
    return (
        f"{tests} tests: {max(1, round(seconds / 60))} minutes the last time;"
        " the percentages say how far they are."
    )


def pytest_sessionfinish(session, exitstatus):
    """Remember how long a run took that came to its end."""
    config = session.config
    if _begun not in config.stash or exitstatus > pytest.ExitCode.TESTS_FAILED:
        return
    seconds = time.monotonic() - config.stash[_begun]
    records = _records(config) | {_kind(config): (seconds, session.testscollected)}
    path = _path(config)
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(records))


_begun = pytest.StashKey[float]()


def _is_whole(config) -> bool:
    is_worker = hasattr(config, "workerinput")
    return (
        not is_worker
        and config.args_source is pytest.Config.ArgsSource.TESTPATHS
        and not config.option.keyword
        and not config.option.collectonly
        and not config.option.maxfail
    )


def _kind(config) -> str:
    from django.conf import settings

    engine = settings.DATABASES["default"]["ENGINE"].rpartition(".")[2]
    return (
        f"{engine} {config.option.markexpr} {getattr(config.option, 'numprocesses', 0)}"
    )


def _path(config) -> Path:
    return config.rootpath / "var" / "test-duration.json"


def _records(config) -> dict[str, list]:
    try:
        return json.loads(_path(config).read_text())
    except (OSError, ValueError):
        return {}
