"""A site as `bin/serve --empty` gives it, with its worker, for a browser to visit."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.served_site import PREPARED, ROOT, ServedSite, free_port
from tests.databases import create_database, database_beside


@contextmanager
def empty_site(folder: Path) -> Iterator[ServedSite]:
    """Serve a site in which there is nothing from a new `folder`; remove it at the end."""
    folder.mkdir()
    port = free_port()
    site = ServedSite(folder, database_beside(folder, f"{PREPARED}_{port}"), port)
    create_database(site.database)
    site.run(sys.executable, "-m", "tests.browser.prepare_empty")
    try:
        site.start()
        with _worker(site):
            yield site
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
