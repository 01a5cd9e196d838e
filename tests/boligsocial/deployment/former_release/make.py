"""Makes COMMIT.sqlite3.xz with the code of a former release.

Usage: python -m tests.boligsocial.deployment.former_release.make COMMIT-OR-TAG
"""

import lzma
import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parents[3]


def main(commit: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        checkout, database = Path(name) / "release", Path(name) / "db.sqlite3"
        git("worktree", "add", "--detach", str(checkout), commit)
        try:
            run_in(checkout, database, "manage.py", "prepare")
            run_in(checkout, database, str(FOLDER / "fill.py"))
        finally:
            git("worktree", "remove", "--force", str(checkout))
        shrink(database)
        packed = FOLDER / f"{commit}.sqlite3.xz"
        packed.write_bytes(lzma.compress(database.read_bytes(), preset=9))
    print(f"{packed.name}: {packed.stat().st_size // 1024 + 1} kB")


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=ROOT, check=True)


def run_in(checkout: Path, database: Path, *arguments: str) -> None:
    """Run Python with the code, and on the database, of the former site."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "boligsocial.settings.dev",
        "DATABASE_URL": f"sqlite:///{database}",
        "VAR_DIR": str(database.parent / "var"),
        "PYTHONPATH": str(checkout),
        "BACKUP_DIR": "",
    }
    subprocess.run(
        [sys.executable, *arguments], cwd=checkout, env=environment, check=True
    )


def shrink(database: Path) -> None:
    """Leave no free pages, and pages that are hardly larger than what is in them."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA page_size=1024")
        connection.execute("VACUUM")


if __name__ == "__main__":
    main(sys.argv[1])
