"""PostgreSQL: pg_dump's custom format, and back through psql in one transaction."""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import connection

from backups.databases.contents import Snapshot, count_rows, look_at
from backups.problems import BackupError

_WHOSE = ("--no-owner", "--no-privileges")
_BLOCK = 1024 * 1024
# What of ours lies in the database, but for what belongs to an extension.
_OURS = """
SELECT format('DROP %s IF EXISTS %s CASCADE', kind, name) FROM (
    SELECT CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
        WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind,
        oid::regclass::text AS name, 'pg_class'::regclass AS catalog, oid
    FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S')
    UNION ALL
    SELECT 'ROUTINE', oid::regprocedure::text, 'pg_proc'::regclass, oid
    FROM pg_proc WHERE pronamespace = 'public'::regnamespace
) ours
WHERE NOT EXISTS (
    SELECT FROM pg_depend d
    WHERE d.classid = ours.catalog AND d.objid = ours.oid AND d.deptype IN ('e', 'i')
)
"""
# Who still serves pages holds locks; better to say so than to wait for ever.
_BEGIN = "SET lock_timeout = '20s'; SET client_min_messages = warning; BEGIN;\n"


class Postgresql:
    """The site's database on PostgreSQL."""

    VENDOR = "postgresql"

    def dump(self, target: BinaryIO, without: Sequence[str]) -> Snapshot:
        """Write a dump to `target`, without the rows of some tables.

        What is returned is of the very moment of the dump. Raises BackupError.
        """
        with _one_moment() as (moment, ask, taken_at):
            apart = [f"--exclude-table-data={table}" for table in without]
            options = ["--format=custom", f"--snapshot={moment}", *_WHOSE, *apart]
            _run(_command("pg_dump", *options), stdout=target)
            seen = look_at(ask, connection.introspection.table_names(), taken_at)
        return _without_rows(seen, without)

    def check(self, dumped: BinaryIO) -> None:
        """Raise BackupError unless pg_restore can read all of a dump."""
        dumped.seek(0)
        with Path(os.devnull).open("wb") as nowhere:
            # Not its table of contents alone: every row is unpacked.
            _run([_found("pg_restore"), "--file=-"], stdin=dumped, stdout=nowhere)

    def restore(self, dumped: BinaryIO, afterwards: Sequence[str]) -> None:
        """Put a dump in the place of everything that is in the database, or nothing.

        `afterwards` are statements for the same transaction. Raises BackupError.
        """
        with connection.cursor() as cursor:
            cursor.execute(_OURS)
            drops = [sql for (sql,) in cursor.fetchall()]
        connection.close()
        dumped.seek(0)
        quietly = ("--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1")
        arguments, environment = _command("psql", *quietly)
        with (
            subprocess.Popen(  # noqa: S603
                [_found("pg_restore"), "--file=-", *_WHOSE],
                stdin=dumped,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            ) as unpacking,
            subprocess.Popen(  # noqa: S603
                arguments,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
            ) as psql,
        ):
            is_whole = _pass_on(unpacking, psql, [*drops], [*afterwards])
            said = psql.stderr.read().decode(errors="replace")
        if psql.returncode or not is_whole:
            raise BackupError(f"The database was left as it was: {_last_line(said)}")

    def clean_up(self) -> None:
        """Do nothing: a backup that is killed leaves nothing."""

    def tables(self) -> list[str]:
        """Return the names of the tables that there are."""
        with connection.cursor() as cursor:
            return connection.introspection.table_names(cursor)

    def counted(self, names: Iterable[str]) -> dict[str, int]:
        """Return the number of rows of each table, as it is now."""
        with connection.cursor() as cursor:
            return count_rows(_asker(cursor), names)


def _without_rows(seen: Snapshot, without: Iterable[str]) -> Snapshot:
    """Return what a dump holds that leaves the rows of some tables out."""
    apart = {table: 0 for table in without if table in seen.rows}
    return Snapshot(seen.taken_at, seen.migrations, seen.rows | apart, seen.files)


def _pass_on(unpacking, psql, before: list[str], after: list[str]) -> bool:
    """Send psql a transaction; ended only if all of the dump has come."""
    try:
        psql.stdin.write(_BEGIN.encode())
        psql.stdin.write("".join(f"{sql};\n" for sql in before).encode())
        shutil.copyfileobj(unpacking.stdout, psql.stdin, _BLOCK)
        if unpacking.wait() == 0:
            # The dump has emptied the search path.
            after = ["SET search_path = public", *after, "COMMIT"]
            psql.stdin.write("".join(f"{sql};\n" for sql in after).encode())
        psql.stdin.close()
    except BrokenPipeError:
        unpacking.kill()
    psql.wait()
    return unpacking.wait() == 0


@contextmanager
def _one_moment() -> Iterator[tuple]:
    """Yield the name of a snapshot, what asks within it, and when it was taken.

    On a connection of its own: the site's may be in the midst of something.
    """
    own = connection.copy()
    try:
        with own.cursor() as cursor:
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            [moment] = cursor.fetchone()
            yield moment, _asker(cursor), time.time_ns()
            cursor.execute("ROLLBACK")
    finally:
        own.close()


def _asker(cursor):
    def ask(sql: str) -> list[tuple]:
        cursor.execute(sql)
        return cursor.fetchall()

    return ask


def _command(program: str, *options: str) -> tuple[list[str], dict[str, str]]:
    """Return a program with what it needs to reach the database, and its environment.

    The password is in the environment, which no other user can read.
    """
    arguments, ours = connection.client.settings_to_cmd_args_env(
        connection.settings_dict, list(options)
    )
    return [_found(program), *arguments[1:]], os.environ | (ours or {})


def _found(program: str) -> str:
    found = shutil.which(program)
    if found is None:
        raise BackupError(
            f"{program} is missing: install the package postgresql-client, of the"
            " server's own version or a later one."
        )
    return found


def _run(command, **streams) -> None:
    arguments, environment = command if isinstance(command, tuple) else (command, None)
    ended = subprocess.run(  # noqa: S603
        arguments, env=environment, stderr=subprocess.PIPE, check=False, **streams
    )
    if ended.returncode:
        said = ended.stderr.decode(errors="replace")
        program = Path(arguments[0]).name
        raise BackupError(f"{program} has failed: {_last_line(said)}")


def _last_line(said: str) -> str:
    """Return what a program complained of, without what would give away a password."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    errors = [
        line for line in lines if re.search(r"\b(error|fatal)\b", line, re.IGNORECASE)
    ]
    password = settings.DATABASES["default"].get("PASSWORD")
    told = (errors or lines or ["it does not say why"])[0]
    return told.replace(password, "…") if password else told
