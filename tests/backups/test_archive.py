"""One file with everything in it: written, encrypted, and read back to the last byte."""

import errno
import io
import json
import stat

import pytest

from backups.archive.manifest import Manifest
from backups.archive.reading import read, verify
from backups.archive.sealing import (
    new_identity,
    read_identities,
    read_recipients,
    sealed,
)
from backups.archive.writing import new_archive
from backups.problems import BackupError

FILES = {
    "media/documents/æblefest på Ålykke.txt": b"Vi presser most.",
    "media/images/tom.png": b"",
    "media/images/stor.png": bytes(range(256)) * 9000,
}
DATABASE = b"en database"


def write(path, keys=(), files=FILES, **told):
    """Write an archive of `files`; return its manifest."""
    with new_archive(path, [key.to_public() for key in keys]) as writer:
        entries = {
            name: writer.add_changing(name, io.BytesIO(content))
            for name, content in files.items()
        }
        entries["database.sqlite3"] = writer.add(
            "database.sqlite3", io.BytesIO(DATABASE)
        )
        told = {
            "made_at": "2026-11-29T02:15:00+00:00",
            "release": "1.0",
            "vendor": "sqlite",
            "migrations": [["pages", "0001_initial"]],
            "rows": {"pages_homepage": 1},
            "files": entries,
        } | told
        manifest = Manifest(**told)
        writer.add_manifest(manifest)
    return manifest


@pytest.fixture(params=["plain", "sealed"])
def keys(request):
    return [new_identity()] if request.param == "sealed" else []


@pytest.fixture
def path(tmp_path):
    return tmp_path / "site.tar"


def test_what_was_written_is_read(path, keys):
    written, database = write(path, keys), io.BytesIO()

    assert verify(path, keys, database) == written
    assert database.getvalue() == DATABASE
    found = {}
    read(path, keys, lambda name, file: found.update({name: file.read()}))
    assert {name: found[name] for name in FILES} == FILES


def test_nobody_else_may_read_it(path, keys):
    write(path, keys)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_of_two_files_with_one_name_the_later_one_counts(path, keys):
    name = "media/a.txt"
    with new_archive(path, [key.to_public() for key in keys]) as writer:
        writer.add(name, io.BytesIO(b"halv"))
        files = {
            name: writer.add(name, io.BytesIO(b"hele")),
            "database.sqlite3": writer.add("database.sqlite3", io.BytesIO(DATABASE)),
        }
        written = Manifest("2026", "1.0", "sqlite", [], {}, files)
        writer.add_manifest(written)

    assert verify(path, keys, io.BytesIO()) == written


@pytest.mark.parametrize("place", [0.0, 0.1, 0.5, 0.9])
def test_a_byte_that_was_changed_is_found(path, keys, place):
    write(path, keys)
    content = bytearray(path.read_bytes())
    content[int(len(content) * place)] ^= 1
    path.write_bytes(content)

    with pytest.raises(BackupError):
        verify(path, keys, io.BytesIO())


@pytest.mark.parametrize("place", [0.0, 0.001, 0.5, 0.95])
def test_a_file_that_breaks_off_is_no_archive(path, keys, place):
    write(path, keys)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * place)])

    with pytest.raises(BackupError):
        verify(path, keys, io.BytesIO())


def test_a_file_that_is_missing_is_found(path, keys):
    entries = write(path, keys).files
    path.unlink()
    with new_archive(path, [key.to_public() for key in keys]) as writer:
        writer.add("database.sqlite3", io.BytesIO(DATABASE))
        writer.add_manifest(Manifest("2026", "1.0", "sqlite", [], {}, entries))

    with pytest.raises(BackupError, match="3 of its files"):
        verify(path, keys, io.BytesIO())


def test_nothing_can_be_read_without_the_key(path):
    key = new_identity()
    write(path, [key])

    assert b"Vi presser most." not in path.read_bytes()
    assert b"manifest" not in path.read_bytes()
    with pytest.raises(BackupError, match="name the file of its key"):
        verify(path, [], io.BytesIO())
    with pytest.raises(BackupError, match="the key is another"):
        verify(path, [new_identity()], io.BytesIO())


def test_a_reader_may_stop_early(path, keys):
    write(path, keys)

    def stop(name, file):
        raise LookupError(name)

    with pytest.raises(LookupError, match="æblefest"):
        read(path, keys, stop)


def test_a_disk_that_is_full_is_told_while_encrypting():
    class Full(io.BytesIO):
        def write(self, block):
            raise OSError(errno.ENOSPC, "No space left on device")

    def encrypt():
        with sealed(Full(), [new_identity().to_public()]) as plain:
            plain.write(bytes(4 * 1024 * 1024))

    with pytest.raises(OSError, match="No space left"):
        encrypt()


@pytest.mark.parametrize(
    "name", ["../etc/passwd", "/etc/passwd", "media/../../x", "media//x"]
)
def test_a_manifest_that_leads_elsewhere_is_refused(path, name):
    manifest = json.loads(write(path).to_json())
    manifest["files"][name] = {"size": 1, "sha256": ""}

    with pytest.raises(BackupError, match="does not add up"):
        Manifest.from_json(json.dumps(manifest).encode())


@pytest.mark.parametrize("text", [b"", b"{}", b"[]", b"\xff", b'{"format": "ny"}'])
def test_a_manifest_that_is_none_is_refused(text):
    with pytest.raises(BackupError, match="cannot be read"):
        Manifest.from_json(text)


def test_an_archive_of_a_format_to_come_is_refused(path):
    write(path, format=2)

    with pytest.raises(BackupError, match="newer release"):
        verify(path, [], io.BytesIO())


def test_a_key_file_is_read_as_age_keygen_writes_it(tmp_path):
    key, file = new_identity(), tmp_path / "key.txt"
    file.write_text(f"# created: 2026-11-29\n# public key: {key.to_public()}\n{key}\n")

    assert [str(read) for read in read_identities(file)] == [str(key)]


@pytest.mark.parametrize("text", ["", "# intet\n", "age1abc\n", "\n\nx"])
def test_a_file_without_a_key_is_refused(tmp_path, text):
    file = tmp_path / "key.txt"
    file.write_text(text)

    with pytest.raises(BackupError, match="no secret key"):
        read_identities(file)


def test_a_public_key_with_a_slip_is_refused():
    key = str(new_identity().to_public())
    slipped = key[:-1] + ("q" if key[-1] != "q" else "p")

    with pytest.raises(BackupError, match="no public key"):
        read_recipients([slipped])
