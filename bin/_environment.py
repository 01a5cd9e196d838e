"""Makes var/venv hold what a lock file names, each file by its hash.

Standard library only.

Usage: python3 bin/_environment.py LOCK-FILE [FOLDER]

Cheap when nothing has changed: a record in the environment holds the hash of each
lock file that was installed. An installation that was interrupted leaves
a mark, and the next one starts from nothing.
"""

import fcntl
import hashlib
import json
import shutil
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RECORD = "installed.json"


def main(locked: str, folder: str = "var/venv") -> None:
    environment = ROOT / folder
    environment.parent.mkdir(parents=True, exist_ok=True)
    wanted = hash_files(ROOT / locked)
    if is_current(environment, wanted):
        return
    with Path(f"{environment}.lock").open("w") as lock:
        wait_for(lock)
        if not is_current(environment, wanted):
            install(environment, ROOT / locked, wanted, lock.fileno())


def hash_files(locked: Path) -> dict[str, str]:
    """Return the hash of a lock file and of those that it includes."""
    text = locked.read_text()
    hashes = {locked.name: hashlib.sha256(text.encode()).hexdigest()}
    for line in text.splitlines():
        if line.startswith("-r "):
            hashes |= hash_files(locked.parent / line[3:].strip())
    return hashes


def is_current(environment: Path, wanted: dict[str, str]) -> bool:
    try:
        installed = json.loads((environment / RECORD).read_text())
    except (OSError, ValueError):
        return False
    return wanted.items() <= installed.items() and works(environment)


def works(environment: Path) -> bool:
    """Return whether the environment's Python runs; an upgrade can take it away."""
    try:
        command = [environment / "bin" / "python", "-c", "import pip"]
        subprocess.run(command, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


def wait_for(lock) -> None:
    """Take the lock; another setup may hold it, or what an interrupted one started."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("Waiting for another setup to finish ...", flush=True)
        fcntl.flock(lock, fcntl.LOCK_EX)


def install(environment: Path, locked: Path, wanted: dict[str, str], lock: int) -> None:
    started = time.monotonic()
    interrupted = Path(f"{environment}.incomplete")
    if interrupted.exists() or not works(environment):
        require_venv()
        shutil.rmtree(environment, ignore_errors=True)
        interrupted.touch()
        print(
            f"Making the environment in {environment.relative_to(ROOT)} ...", flush=True
        )
        run([sys.executable, "-m", "venv", environment], lock)
    interrupted.touch()
    (environment / RECORD).unlink(missing_ok=True)
    print(f"Installing {locked.name} ...", flush=True)
    pip = [environment / "bin" / "python", "-m", "pip", "--disable-pip-version-check"]
    options = ["--quiet", "--no-input", "--require-hashes"]
    run([*pip, "install", *options, "-r", locked], lock)
    (environment / RECORD).write_text(json.dumps(wanted))
    interrupted.unlink()
    print(f"Installed in {time.monotonic() - started:.0f} seconds.", flush=True)


def require_venv() -> None:
    """Stop with the name of the missing package where Python came without venv."""
    if not (find_spec("venv") and find_spec("ensurepip")):
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        sys.exit(
            f"{sys.executable} cannot make virtual environments: its venv module is"
            f" missing.\nOn Debian and Ubuntu: sudo apt install python{version}-venv"
        )


def run(command: list, lock: int) -> None:
    # The child keeps the lock as well: were this process killed, no other setup
    # would begin while the child still writes to the environment.
    try:
        subprocess.run(command, pass_fds=[lock], check=True)
    except subprocess.CalledProcessError:
        sys.exit("The environment could not be made; the reason stands above.")


if __name__ == "__main__":
    main(*sys.argv[1:])
