"""The units of server/, as systemd reads them, and the site within them.

No systemd runs where the tests do. What its options do to a process is done by
bubblewrap, which uses the same means of the kernel: what may be read and written,
which devices and capabilities there are, and that memory cannot be made a program.
"""

import ctypes
import shutil
import subprocess
import sys
from io import BytesIO

import pytest
from PIL import Image

from tests.boligsocial.deployment.components import machines
from tests.boligsocial.deployment.components.furnish import PAGE, PUBLISHER
from tests.boligsocial.deployment.documented import systemd_units
from tests.boligsocial.deployment.proxies import until
from tests.conftest import require

# Tenths; "OK" begins below 5.0, and a service with no options has 9.6.
MOST_EXPOSED = 20
NAMES = ("boligsocial-web", "boligsocial-worker")
PATIENCE = 90
BACKUPS = "/var/backups/boligsocial"
_SET_MDWE, _REFUSE_EXEC_GAIN = 65, 1


@pytest.fixture
def units(tmp_path):
    """The units as files, with programs that are there on this machine."""
    require(shutil.which("systemd-analyze"), "systemd-analyze")
    (tmp_path / "environment").write_text("")
    found = {}
    for name, unit in systemd_units().items():
        for there, here in {
            "/srv/boligsocial/venv/bin/gunicorn": "/bin/true",
            "/srv/boligsocial/venv/bin/python": "/bin/true",
            "/etc/boligsocial.env": str(tmp_path / "environment"),
        }.items():
            unit = unit.replace(there, here)  # noqa: PLW2901
        found[name] = tmp_path / f"{name}.service"
        found[name].write_text(unit)
    return found


def analyze(*arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        ["systemd-analyze", *arguments], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("name", NAMES)
def test_systemd_has_nothing_to_say_of_a_unit(units, name):
    verified = analyze("verify", "--man=no", "--recursive-errors=no", str(units[name]))
    assert (verified.returncode, verified.stderr) == (0, "")


def test_a_unit_with_a_mistake_is_told_of(units):
    unit = units["boligsocial-web"]
    unit.write_text(unit.read_text().replace("ProtectHome=true", "ProtectHouse=true"))
    verified = analyze("verify", "--man=no", "--recursive-errors=no", str(unit))
    assert "ProtectHouse" in verified.stderr


@pytest.mark.parametrize("name", NAMES)
def test_a_unit_leaves_little_to_whoever_gets_in(units, name):
    asked = ("security", "--offline=true", f"--threshold={MOST_EXPOSED}")
    judged = analyze(*asked, str(units[name]))
    assert judged.returncode == 0, judged.stdout + judged.stderr


def test_the_worker_is_restricted_as_the_web_server_is():
    def restrictions(unit: str) -> list[str]:
        service = unit.partition("[Service]")[2]
        own = ("ExecStart", "Restart", "Description")
        return [line for line in service.splitlines() if not line.startswith(own)]

    web, worker = systemd_units().values()
    # It writes to one folder more, where there is one.
    assert worker.count(f" -{BACKUPS}\n") == 1
    assert restrictions(web) == restrictions(worker.replace(f" -{BACKUPS}\n", "\n"))
    assert "db_worker" in worker
    assert "gunicorn_settings" not in worker


def deny_write_and_execute() -> None:
    """Refuse this process memory that it can write and run, where the kernel can."""
    ctypes.CDLL(None).prctl(_SET_MDWE, _REFUSE_EXEC_GAIN, 0, 0, 0)


class Restricted(machines.Machine):
    """A machine whose processes run as the units have it."""

    def start(self, name: str, *arguments: str, **overrides: str):
        sandbox = [
            "bwrap",
            # ProtectSystem, ProtectHome, PrivateTmp, PrivateDevices, ReadWritePaths
            *("--ro-bind", "/", "/", "--proc", "/proc", "--dev", "/dev"),
            *("--tmpfs", "/tmp", "--tmpfs", "/dev/shm"),  # noqa: S108
            *("--ro-bind", str(machines.ROOT), str(machines.ROOT)),
            *("--ro-bind", sys.prefix, sys.prefix),
            *("--bind", str(self.folder), str(self.folder)),
            # CapabilityBoundingSet, RemoveIPC, ProtectHostname
            *("--cap-drop", "ALL", "--unshare-ipc", "--unshare-uts"),
            *("--die-with-parent", "--chdir", str(machines.ROOT)),
        ]
        with (self.folder / f"{name}.log").open("ab") as output:
            process = subprocess.Popen(
                [*sandbox, sys.executable, *arguments],
                cwd=machines.ROOT,
                env=self.environment | overrides,
                stdout=output,
                stderr=output,
                preexec_fn=deny_write_and_execute,  # noqa: PLW1509
                start_new_session=True,
            )
        self.processes.append(process)
        return process


@pytest.fixture(scope="module")
def restricted(machine):
    require(shutil.which("bwrap"), "bubblewrap")
    probe = ["bwrap", "--ro-bind", "/", "/", "--dev", "/dev", "true"]
    if subprocess.run(probe, capture_output=True, check=False).returncode:
        pytest.skip("this container lets nobody make another")
    restricted = Restricted(
        machine.folder, machine.database, machine.port, machine.secret_key
    )
    restricted.start_web()
    restricted.start_worker()
    yield restricted
    restricted.stop()


def test_the_site_works_within_them(restricted):
    staff = restricted.staff(PUBLISHER)
    file = BytesIO()
    Image.effect_noise((1600, 900), 80).convert("RGB").save(file, "JPEG")
    sent = staff.fill_in(
        "/admin/images/add/",
        {"title": "Gården"},
        files={"file": ("gaarden.jpg", file.getvalue(), "image/jpeg")},
    )
    assert sent.status_code == 302
    # Made in a process of its own, whose memory is limited.
    [kept] = (restricted.folder / "media" / "pictures").iterdir()
    assert kept.stat().st_mode & 0o004
    edit = f"/admin/pages/{restricted.id_of('page')}/edit/"
    values = {"summary": "Inden for murene.", "action-publish": "1"}
    assert staff.fill_in(edit, values).status_code == 302
    page = restricted.visitor().get(f"/{PAGE}/", Host=machines.SITE_HOST)
    assert b"Inden for murene." in page.body
    waiting = """SELECT count(*) FROM django_tasks_database_dbtaskresult
        WHERE status = 'READY' AND task_path NOT LIKE '%run_job'"""
    until(lambda: restricted.rows(waiting) == [(0,)], PATIENCE)


def test_they_hold(restricted):
    """Or the test above would have tried nothing."""
    tries = f"""
for path in ("/etc/proof", {str(machines.ROOT / "proof")!r}):
    try:
        open(path, "w")
    except OSError as error:
        print(error.errno)
"""
    process = restricted.start("proof", "-c", tries)
    process.wait(PATIENCE)
    assert restricted.log("proof").split() == ["30", "30"]
