"""A site as `bin/serve --empty` gives it, with its worker, for a browser to visit."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.served_site import ROOT, ServedSite


@contextmanager
def empty_site(folder: Path) -> Iterator[ServedSite]:
    """Serve a site in which there is nothing from a new `folder`; remove it at the end."""
    site = ServedSite.prepared(folder, "-m", "tests.browser.prepare_empty")
    with with_worker(site):
        yield site


@contextmanager
def with_worker(site: ServedSite) -> Iterator[None]:
    """Serve a site that is prepared, have a worker do its tasks, and remove it."""
    try:
        site.start()
        with _worker(site):
            yield
    finally:
        site.remove()


@contextmanager
def _worker(site: ServedSite) -> Iterator[None]:
    command = [sys.executable, "manage.py", "db_worker", "--backend", "background"]
    with (site.folder / "worker.log").open("wb") as output:
        worker = subprocess.Popen(
            [*command, "--queue-name", "*"],
            cwd=ROOT,
            env=site.environment,
            stdout=output,
            stderr=output,
        )
    try:
        yield
    finally:
        worker.terminate()
        worker.wait(30)
