"""The image of the Dockerfile, made step by step, and the site as it runs in it."""

import pytest

from tests.boligsocial.deployment.documented_commands import compose, rooms
from tests.boligsocial.deployment.documented_commands.image import Image
from tests.boligsocial.deployment.documented_commands.test_compose import VARIABLES
from tests.boligsocial.deployment.proxies import until

# What lies about in the folder of somebody who runs a site, and is nobody's business.
PRIVATE = (
    ".env",
    ".env.production",
    ".git/config",
    "boligsocial-backup.txt",
    "boligsocial.tar.gz",
    "boligsocial-2026-11-29T021500Z.tar.age",
    "var/secret_key",
    "var/db.sqlite3",
)
PATIENCE = 300


@pytest.fixture(scope="module")
def image(place):
    room = rooms.Room(place / "image")
    for name in PRIVATE:
        path = room.files / str(rooms.ROOT).lstrip("/") / name
        if name.startswith(".git/") and not path.parent.is_dir():
            continue  # that of a worktree is a file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("hemmeligt")
    image = Image(room)
    image.build()
    yield image
    room.close()


@pytest.fixture(scope="module")
def environment(image, dump):
    """What compose.yaml gives a container, whose database is there."""
    room = image.room
    room.run("apt install --yes postgresql")
    names = f"127.0.0.1 {' '.join(rooms.NAMES)} database\n"
    room.write("/etc/hosts", names)
    room.write("/run/room/dump.sql", dump)
    room.run(
        "runuser -u postgres -- psql -q -c \"CREATE ROLE site LOGIN PASSWORD 'gavl'\"\n"
        "runuser -u postgres -- createdb --owner=site --encoding=UTF8"
        " --locale=C.UTF-8 --template=template0 site\n"
        "PGPASSWORD=gavl psql -q -v ON_ERROR_STOP=1 -h database -U site site"
        " -f /run/room/dump.sql >/dev/null",
        folder="/",
    )
    return compose.composed(VARIABLES)["services"]["web"]["environment"]


@pytest.fixture(scope="module")
def running(image, environment):
    """The image, prepared and started as compose.yaml has it."""
    services = compose.composed(VARIABLES)["services"]
    image.run(services["prepare"]["command"], environment)
    for name in ("web", "worker"):
        image.begin(services[name]["command"], environment, name)
    log = image.room.files / "run/room/web.log"
    until(lambda: log.exists() and "Listening at" in log.read_text(), PATIENCE)
    return image


def test_nothing_private_is_copied(image):
    site = image.room.files / image.folder.lstrip("/")
    top = {path.name for path in site.iterdir() if path.is_file()}
    assert top == {
        *("manage.py", "pyproject.toml", "requirements.lock"),
        *("Dockerfile",),
    }
    kept = image.room.run("grep -rl hemmeligt . || true", image.folder).split()
    assert [name for name in kept if name.endswith(tuple(PRIVATE))] == []
    assert not {".git", "tests", "var", "bench"} & {p.name for p in site.iterdir()}


def test_it_starts_as_somebody_who_may_change_nothing_of_it(image):
    assert image.user.isdecimal()
    assert image.user != "0"
    writable = f"find {image.folder} -writable -not -type l"
    assert image.run(["sh", "-c", writable], {}) == ""
    assert set(image.volumes) == {"/var/lib/boligsocial", "/var/backups/boligsocial"}
    for volume in image.volumes:
        image.run(["touch", f"{volume}/file"], {})


def test_the_static_files_are_collected_before_it_is_served(running):
    static = running.room.files / "var/lib/boligsocial/static"
    assert (static / "staticfiles.json").exists()
    assert list(static.rglob("*.css.br"))


def test_the_probe_tells_whether_it_is_well(running, environment):
    running.run(running.probe, environment)
    elsewhere = [part.replace(":8000", ":8001") for part in running.probe]
    with pytest.raises(AssertionError, match="URLError"):
        running.run(elsewhere, environment)


def test_its_processes_have_no_rights_of_the_machines(running):
    script = (
        "for id in $(pgrep -f '[g]unicorn|[d]b_worker'); do cat /proc/$id/status; done"
    )
    lines = running.room.run(script).splitlines()
    users = {line.split()[1] for line in lines if line.startswith("Uid:")}
    rights = {line.split()[1] for line in lines if line.startswith("CapBnd:")}
    assert users == {running.user}
    assert rights == {"0" * 16}
