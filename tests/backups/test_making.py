"""Media and database of one moment, whatever editors do meanwhile."""

import errno
import fcntl
import io
import stat
import time
from datetime import UTC, datetime

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from backups import databases
from backups.archive.reading import read, verify
from backups.archive.sealing import new_identity
from backups.databases.contents import Snapshot
from backups.making import LOCK, made_at, make_backup
from backups.problems import BackupError

# The database is played by a function of each test.
pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 29, 2, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "backups"


@pytest.fixture
def play(monkeypatch):
    """Let functions play the database: each is a dump, and returns the files in it."""

    def play_all(*dumps):
        left = list(dumps)

        def dump(target, without):
            target.write(b"en database")
            # The last one is played again.
            files = (left.pop(0) if len(left) > 1 else left[0])()
            return Snapshot(taken.pop() if taken else time.time_ns(), [], {}, files)

        database = databases.of_this_site()
        monkeypatch.setattr(database, "dump", dump)
        monkeypatch.setattr(database, "check", lambda dumped: None)
        return left

    taken = []
    play_all.taken = taken
    return play_all


def send(name: str, content: str = "indhold") -> str:
    return default_storage.save(name, ContentFile(content.encode()))


def files_of(made) -> dict[str, str]:
    """Return the files of media in a backup, those that count."""
    found = {}
    read(made.path, [], lambda name, file: found.update({name: file.read()}))
    return {name: found[f"media/{name}"].decode() for name in made.manifest.media}


def left_in(folder) -> set[str]:
    return {path.name for path in folder.iterdir()} - {LOCK}


def test_a_backup_has_every_file_and_the_database(folder, play):
    names = {send("documents/a.txt", "a"), send("images/dyb/æ.png", "b")}
    play(lambda: frozenset(names))

    made = make_backup(folder, [], NOW)

    assert files_of(made) == {"documents/a.txt": "a", "images/dyb/æ.png": "b"}
    assert made.path.name == "boligsocial-2026-11-29T021500Z.tar"
    assert left_in(folder) == {made.path.name}
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    dumped = io.BytesIO()
    assert verify(made.path, [], dumped) == made.manifest
    assert dumped.getvalue() == b"en database"


def test_an_encrypted_one_is_read_with_the_key_alone(folder, play):
    play(frozenset)
    key = new_identity()

    made = make_backup(folder, [str(key.to_public())], NOW)

    assert made.path.name.endswith(".tar.age")
    assert verify(made.path, [key], io.BytesIO()) == made.manifest


def test_a_file_that_comes_while_the_others_are_copied_is_in_it(folder, play):
    def dump():
        return frozenset({send("ny.txt")})

    play(dump)
    assert files_of(make_backup(folder, [], NOW)) == {"ny.txt": "indhold"}


def test_a_file_that_is_deleted_once_it_was_copied_is_in_it(folder, play):
    send("gammel.txt")

    def dump():
        default_storage.delete("gammel.txt")
        return frozenset({"gammel.txt"})

    play(dump)
    assert files_of(make_backup(folder, [], NOW)) == {"gammel.txt": "indhold"}


def test_a_file_that_was_half_written_is_copied_again(folder, play):
    send("stor.txt", "halv")

    def dump():
        path = folder.parent / "media" / "stor.txt"
        path.write_text("halv, og nu hel")
        return frozenset({"stor.txt"})

    play(dump)
    assert files_of(make_backup(folder, [], NOW)) == {"stor.txt": "halv, og nu hel"}


def test_a_file_that_came_and_went_meanwhile_has_the_database_dumped_anew(folder, play):
    def came_and_went():
        send("kort.txt")
        default_storage.delete("kort.txt")
        return frozenset({"kort.txt"})

    left = play(came_and_went, frozenset)
    made = make_backup(folder, [], NOW)

    assert len(left) == 1
    assert made.manifest.missing == []
    assert files_of(made) == {}


def test_a_name_that_was_given_to_another_file_has_the_database_dumped_anew(
    folder, play
):
    send("navn.txt", "første")

    def replaced():
        for content in ("anden", "tredje"):
            default_storage.delete("navn.txt")
            play.taken.append(time.time_ns())
            time.sleep(0.02)
            send("navn.txt", content)
        # Of the moment at which the second one lay there.
        play.taken.pop(0)
        return frozenset({"navn.txt"})

    left = play(replaced, lambda: frozenset({"navn.txt"}))
    made = make_backup(folder, [], NOW)

    assert len(left) == 1
    assert files_of(made) == {"navn.txt": "tredje"}


def test_files_in_a_storage_of_objects_are_copied_as_well(folder, play, settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    }
    send("images/a.png", "a")

    def dump():
        default_storage.delete("images/a.png")
        return frozenset({"images/a.png", send("documents/b.txt", "b")})

    play(dump)
    assert files_of(make_backup(folder, [], NOW)) == {
        "images/a.png": "a",
        "documents/b.txt": "b",
    }


def test_a_file_that_was_lost_long_ago_is_named(folder, play):
    send("her.txt")
    play(lambda: frozenset({"her.txt", "væk.txt"}))

    made = make_backup(folder, [], NOW)

    assert made.manifest.missing == ["væk.txt"]
    assert files_of(made) == {"her.txt": "indhold"}


def test_files_that_come_and_go_too_fast_are_told(folder, play):
    counting = iter(range(100))
    play(lambda: frozenset({f"{next(counting)}.txt"}))

    with pytest.raises(BackupError, match="faster than they can be copied"):
        make_backup(folder, [], NOW)
    assert left_in(folder) == set()


def test_a_full_disk_is_told_and_leaves_the_former_one(folder, play):
    play(frozenset)
    former = make_backup(folder, [], datetime(2026, 11, 28, tzinfo=UTC))

    def full():
        raise OSError(errno.ENOSPC, "No space left on device", "/backup/x.partial")

    play(full)
    with pytest.raises(BackupError, match=r"no room left .*\(/backup/x.partial\)"):
        make_backup(folder, [], NOW)
    assert left_in(folder) == {former.path.name}


def test_a_dump_that_cannot_be_read_back_is_no_backup(folder, play, monkeypatch):
    play(frozenset)

    def refuse(dumped):
        raise BackupError("pg_restore has failed")

    monkeypatch.setattr(databases.of_this_site(), "check", refuse)
    with pytest.raises(BackupError, match="pg_restore has failed"):
        make_backup(folder, [], NOW)
    assert left_in(folder) == set()


def test_what_is_read_back_otherwise_is_no_backup(folder, play, monkeypatch):
    play(frozenset)
    real = verify

    def decayed(path, identities, database):
        content = bytearray(path.read_bytes())
        content[515] ^= 1
        path.write_bytes(content)
        return real(path, identities, database)

    monkeypatch.setattr("backups.making.verify", decayed)
    with pytest.raises(BackupError, match="not whole"):
        make_backup(folder, [], NOW)
    assert left_in(folder) == set()


def test_two_at_once_are_refused(folder, play):
    play(frozenset)
    folder.mkdir()
    with (folder / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(BackupError, match="Another backup"):
            make_backup(folder, [], NOW)
    make_backup(folder, [], NOW)


def test_what_a_killed_one_has_left_is_removed(folder, play):
    play(frozenset)
    folder.mkdir()
    (folder / "boligsocial-2026-11-28T021500Z.tar.partial").write_text("halv")
    (folder / "noter.txt").write_text("mine egne")

    made = make_backup(folder, [], NOW)

    assert left_in(folder) == {made.path.name, "noter.txt"}


@pytest.mark.parametrize(
    ("name", "moment"),
    [
        ("boligsocial-2026-11-29T021500Z.tar", NOW),
        ("boligsocial-2026-11-29T021500Z.tar.age", NOW),
        ("boligsocial-2026-11-29T021500Z.tar.partial", None),
        ("boligsocial-2026-13-29T021500Z.tar", None),
        ("andet-2026-11-29T021500Z.tar", None),
        ("noter.txt", None),
    ],
)
def test_the_name_tells_when_it_was_made(name, moment):
    assert made_at(name) == moment
