"""A room: this machine once more, in which root may do what the documents say.

Its root is an overlay over this machine's own, so that all programs are there, and what
is written is in memory and gone with the room. It has processes, a network and a name
of its own; nothing in it reaches beyond. The stand-ins of `stand_ins/` come first in
its PATH.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import trustme

from boligsocial.deployment.serve import end_with_parent
from tests.boligsocial.deployment.documented_commands.talking import talk
from tests.boligsocial.deployment.proxies import until

HOST = "www.solgavlen.example"
NAMES = ("localhost", HOST, "solgavlen.example", "mail.solgavlen.example")
ROOT = Path(__file__).resolve().parents[4]
STAND_INS = Path(__file__).parent / "stand_ins"
STANDS_IN = (
    *(
        "apt",
        "apt-get",
        "certbot",
        "editor",
        "journalctl",
        "rsync",
        "systemctl",
        "systemd-run",
    ),
)
PYTHON = Path(sys.base_prefix).resolve() / "bin"
PATH = f"/usr/local/sbin:/usr/local/bin:{PYTHON}:/usr/sbin:/usr/bin:/sbin:/bin"
_CADDYS = ".local/share/caddy/certificates/acme-v02.api.letsencrypt.org-directory"
_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
_PATIENCE = 600

# "$1" is an empty folder outside, "$2" that of the stand-ins.
_BUILD = """
set -e
mount --make-rprivate /
mount -t tmpfs -o mode=755 tmpfs "$1"
mkdir "$1/upper" "$1/work" "$1/root"
mount -t overlay -o "lowerdir=/,upperdir=$1/upper,workdir=$1/work" overlay "$1/root"
cd "$1/root"
mount --rbind /dev dev
mount -t proc proc proc
mount -t tmpfs -o mode=755 tmpfs run
mount -t tmpfs -o mode=1777 tmpfs tmp
mount -t tmpfs -o mode=1777 tmpfs dev/shm
mkdir run/room run/room/certificate run/postgresql
chown postgres: run/postgresql
ip link set lo up
echo built
exec chroot . sleep infinity
"""


def is_possible() -> bool:
    """Tell whether this machine lets us make a room."""
    if os.geteuid() != 0 or not shutil.which("unshare"):
        return False
    probe = (
        "mount -t tmpfs tmpfs /mnt && mkdir /mnt/u /mnt/w /mnt/r && mount -t overlay"
    )
    probe += " -o lowerdir=/,upperdir=/mnt/u,workdir=/mnt/w overlay /mnt/r"
    command = ["unshare", "--mount", "--net", "--pid", "--fork", "sh", "-c", probe]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


class Room:
    """A machine that is there until it is closed."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        apart = ["--mount", "--net", "--pid", "--ipc", "--uts", "--fork"]
        self._process = subprocess.Popen(
            ["unshare", *apart, "--kill-child", "sh", "-c", _BUILD, "sh", str(folder)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            preexec_fn=end_with_parent,  # noqa: PLW1509
        )
        self._begun: list[subprocess.Popen] = []
        said = self._process.stdout.readline()
        if said != "built\n":
            raise AssertionError(said + self._process.stdout.read())
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children")
        [self.inner] = children.read_text().split()
        # Until it is in its new root.
        root = Path(f"/proc/{self.inner}/root")
        until((root / "run/room").exists, _PATIENCE)
        self.files = root
        self._furnish()

    def _furnish(self) -> None:
        """Put in place what the world around has on a server's first day."""
        self.write("/etc/hosts", f"127.0.0.1 {' '.join(NAMES)}\n")
        for name in STANDS_IN:
            self.write(
                f"/usr/local/sbin/{name}",
                f"#!{PYTHON}/python3\n{(STAND_INS / 'program.py').read_text()}",
                mode=0o755,
            )
        # The site's user has to reach the interpreter of the tests.
        for place in (PYTHON, *PYTHON.parents):
            inside = self.files / str(place).lstrip("/")
            inside.chmod(inside.stat().st_mode | 0o055)
        authority = trustme.CA()
        certificate = authority.issue_cert(*NAMES)
        chain = b"".join(each.bytes() for each in certificate.cert_chain_pems).decode()
        key = certificate.private_key_pem.bytes().decode()
        trusted = _CERTIFICATES.read_text() + authority.cert_pem.bytes().decode()
        self.write(str(_CERTIFICATES), trusted)
        self.write("/run/room/certificate/fullchain.pem", chain)
        self.write("/run/room/certificate/privkey.pem", key)
        # Caddy finds what it would have been given at its first start.
        for name in (HOST, "solgavlen.example"):
            place = f"/var/lib/caddy/{_CADDYS}/{name}/{name}"
            self.write(f"{place}.crt", chain)
            self.write(f"{place}.key", key)
            self.write(f"{place}.json", json.dumps({"sans": [name], "issuer_data": {}}))
        self.run("chown -R caddy: /var/lib/caddy")

    def write(self, path: str, text: str, mode: int = 0o644) -> None:
        """Write a file, as root."""
        inside = self.files / path.lstrip("/")
        inside.parent.mkdir(parents=True, exist_ok=True)
        inside.unlink(missing_ok=True)
        inside.write_text(text)
        inside.chmod(mode)

    def read(self, path: str) -> str:
        return (self.files / path.lstrip("/")).read_text()

    def run(self, script: str, folder: str = "/root") -> str:
        """Paste a script into a shell of root's; return what was printed.

        Raises AssertionError at the first command that fails.
        """
        ended = subprocess.run(
            self._enter(script, folder),
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=_PATIENCE,
        )
        assert ended.returncode == 0, f"{script}\n{ended.stdout}\n{self.logs()}"
        return ended.stdout

    def answer(self, script: str, answers: dict[str, str]) -> str:
        """Paste a script that asks things; `answers` are for what a question has in it."""
        printed, code = talk(
            self._enter(script, "/root"), self._environment, answers, _PATIENCE
        )
        assert code == 0, f"{script}\n{printed}\n{self.logs()}"
        return printed

    def begin(self, script: str) -> None:
        """Start something that goes on for as long as the room is there."""
        begun = subprocess.Popen(
            self._enter(script, "/root"),
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._begun.append(begun)

    def _enter(self, script: str, folder: str) -> list[str]:
        spaces = ["--mount", "--net", "--pid", "--ipc", "--uts", "--root", "--wd"]
        inside = f"cd {folder}\n{script}"
        shell = ["bash", "-e", "-o", "pipefail", "-c", inside]
        return ["nsenter", "--target", self.inner, *spaces, "--", *shell]

    @property
    def _environment(self) -> dict[str, str]:
        return {"PATH": PATH, "HOME": "/root", "TERM": "dumb", "LANG": "C.UTF-8"}

    def lend_environment(
        self, target: str = "/srv/boligsocial/venv", *, packs: bool = False
    ) -> None:
        """Put the tests' own packages where those of the site are to be installed.

        pip finds them there and fetches nothing; what it writes stays in the room. With
        `packs` the static files are packed, which takes longer than all the rest.
        """
        own = "/run/room/venv"
        if (self.files / own.lstrip("/")).exists():
            return
        self.run(f"""
            mkdir -p {target} {own} && mount -t tmpfs tmpfs {own}
            mkdir {own}/upper {own}/work
            mount -t overlay overlay {target} \\
                -o lowerdir={sys.prefix},upperdir={own}/upper,workdir={own}/work
            for script in {target}/bin/*; do
                if [ ! -L "$script" ] && head -c 2 "$script" | grep -q '#!'; then
                    sed -i '1s|^#!{sys.prefix}/|#!{target}/|' "$script"
                fi
            done
        """)

        if not packs:
            [packages] = (self.files / target.lstrip("/")).glob("lib/*/site-packages")
            (packages / "unpacked.pth").write_text(
                "import whitenoise.compress as c;"
                " c.Compressor.should_compress = lambda self, filename: False\n"
            )

    def logs(self) -> str:
        """Return the end of what the services have said."""
        logs = sorted((self.files / "run/room").glob("*.log"))
        return "\n".join(f"{log.name}: {log.read_text()[-2000:]}" for log in logs)

    def asked(self) -> list[str]:
        """Return what the stand-ins were asked."""
        return self.read("/run/room/asked").splitlines()

    def see(self, other: "Room", path: str) -> None:
        """Have a folder of another room's here, as its owner's machine is reached."""
        target = self.files / "run/room/other" / path.lstrip("/")
        source = other.files / path.lstrip("/")
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)

    def close(self) -> None:
        with suppress(ProcessLookupError):
            os.kill(int(self.inner), signal.SIGKILL)
        for process in (self._process, *self._begun):
            process.communicate()


def rewritten(script: str, replaced: dict[str, str]) -> str:
    """Return a script with what a person puts in the place of its examples."""
    for example, own in replaced.items():
        script = re.sub(re.escape(example), lambda _found, own=own: own, script)
    return script
