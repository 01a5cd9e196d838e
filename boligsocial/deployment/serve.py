"""Runs the whole site on one machine: prepares it, then web server and worker.

bin/serve calls this as a program. Everything it makes lies in var/, it serves this
machine alone, and it stops what it started when it is stopped itself. With --empty it
is a site of its own, in which there is nothing yet, in var/empty/.
"""

import argparse
import ctypes
import fcntl
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from pathlib import Path
from typing import IO

from boligsocial.deployment.prepared import forget, is_prepared, remember

ROOT = Path(__file__).resolve().parent.parent.parent
VAR = ROOT / "var"
LOG_BYTES = 10 * 1024 * 1024
DESCRIPTION = "Serves the demo site at http://localhost:8000; PORT picks another port."
STOP_SECONDS = 30
START_SECONDS = 60
LONGEST_PAUSE = 60
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
MANAGE = [sys.executable, str(ROOT / "manage.py")]


class Stopped(Exception):  # noqa: N818
    """Ctrl-C or a signal to end has arrived."""


def main() -> None:
    """Prepare the site and serve it until somebody stops it."""
    is_empty = reads_empty(sys.argv[1:])
    folder = VAR / "empty" if is_empty else VAR
    for number in STOP_SIGNALS:
        signal.signal(number, _stop)
    folder.mkdir(parents=True, exist_ok=True)
    children = []
    try:
        with (folder / "serve.lock").open("w") as lock:
            take(lock)
            port = read_port(os.environ.get("PORT", "8000"))
            ours = own_environment(port, folder, has_demo=not is_empty)
            environment = os.environ | ours
            if not is_prepared(ROOT, folder, ours):
                forget(folder)
                prepare(environment, lock, children)
                remember(ROOT, folder, ours)
            serve(port, environment, lock, children)
    except Stopped:
        print("\nStopping ...", flush=True)
    finally:
        stop(children)


def reads_empty(arguments: list[str]) -> bool:
    """Return whether an empty site is asked for; end when something else is."""
    parser = argparse.ArgumentParser(prog="bin/serve", description=DESCRIPTION)
    parser.add_argument(
        "--empty",
        action="store_true",
        help="a site with nothing in it yet, in a folder of its own, and not open",
    )
    return parser.parse_args(arguments).empty


def _stop(number: int, frame: object) -> None:
    # Once is enough: a second Ctrl-C must not interrupt the orderly stop.
    for other in STOP_SIGNALS:
        signal.signal(other, signal.SIG_IGN)
    raise Stopped


def take(lock: IO[str]) -> None:
    """Take the lock, or end: two servers would fight over one database.

    The children hold it too, so a start right after a kill waits for them to end.
    """
    deadline = time.monotonic() + STOP_SECONDS / 3
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                sys.exit("bin/serve is already running in this folder.")
            time.sleep(0.2)
        else:
            return


def read_port(text: str) -> int:
    """Return the port to serve at; end when it is no port, or in use."""
    if not text.isdecimal() or not 0 < int(text) < 65536:
        sys.exit(f"PORT must be a number from 1 to 65535, not {text!r}.")
    port = int(text)
    with closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            sys.exit(f"Port {port} needs more rights. Try PORT=8000 bin/serve")
        except OSError:
            sys.exit(
                f"Port {port} is in use by another program."
                f" Try another: PORT={port % 65535 + 1} bin/serve"
            )
    return port


def site_environment(
    port: int, folder: Path | None = None, *, has_demo: bool = True
) -> dict[str, str]:
    """Return the environment of the site's processes.

    Whatever the shell holds for other sites, such as its DATABASE_URL, is
    overridden: this site lives in its folder alone, which is var/ unless it is said.
    """
    return os.environ | own_environment(port, folder or VAR, has_demo=has_demo)


def own_environment(port: int, folder: Path, *, has_demo: bool) -> dict[str, str]:
    """Return what this site has in its environment of its own."""
    return {
        "DJANGO_SETTINGS_MODULE": "boligsocial.settings.production",
        "SECRET_KEY": own_secret_key(folder / "secret_key"),
        "SITE_URL": f"http://localhost:{port}",
        "ALLOWED_HOSTS": "",
        "VAR_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "CACHE_URL": "",
        "PAGE_CACHE_MB": "",
        "BACKUP_DIR": "",
        "DEMO": "true" if has_demo else "",
        "MEDIA_STORAGE": "local",
        "EMAIL_URL": f"filemail:///{folder / 'mail'}",
        "DEFAULT_FROM_EMAIL": "website@localhost",
        "TRUSTED_PROXY": "",
        "DEBUG": "",
        "DJANGO_DEBUG": "",
        "PYTHONUNBUFFERED": "1",
    }


def own_secret_key(path: Path) -> str:
    """Return the key that this site signs with; made at the first start."""
    if not path.exists():
        temporary = path.with_suffix(".new")
        temporary.unlink(missing_ok=True)
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(64))
        temporary.replace(path)
    return path.read_text()


def start(
    command: list[str],
    environment: dict[str, str],
    lock: IO[str],
    output: Path | None = None,
) -> subprocess.Popen:
    """Start a child that ends with this process, writing to a log or the terminal."""
    log = open_log(output) if output else None
    try:
        return subprocess.Popen(  # noqa: S603
            command,
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=log,
            pass_fds=[lock.fileno()],
            # Ctrl-C reaches this process alone, which then stops them in order.
            start_new_session=True,
            preexec_fn=end_with_parent,  # noqa: PLW1509 - there are no threads here
        )
    finally:
        if log:
            log.close()


def end_with_parent() -> None:
    """Ask Linux to end this process when its parent ends, however that happens."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # 1 is PR_SET_PDEATHSIG


def open_log(path: Path) -> IO[bytes]:
    """Open a log to append to; one that has grown large becomes the old one."""
    path.parent.mkdir(exist_ok=True)
    if path.exists() and path.stat().st_size > LOG_BYTES:
        path.replace(path.with_suffix(".old.log"))
    return path.open("ab")


def prepare(environment: dict[str, str], lock: IO[str], children: list) -> None:
    """Migrate, load the demo or make the first account, collect the static files."""
    print("Preparing the site ...", flush=True)
    command = [*MANAGE, "prepare"]
    command += ["--demo" if environment["DEMO"] else "--administrator"]
    children.append(start(command, environment, lock))
    if code := children[-1].wait():
        sys.exit(f"The site could not be prepared (exit code {code}).")
    children.clear()


def serve(
    port: int, environment: dict[str, str], lock: IO[str], children: list
) -> None:
    """Run web server and worker until the web server ends; restart the worker."""
    web_command = [sys.executable, "-m", "gunicorn"]
    web_command += ["--config", "python:boligsocial.deployment.gunicorn_settings"]
    web_command += ["--bind", f"127.0.0.1:{port}"]
    worker_command = [*MANAGE, "db_worker", "--backend", "background"]
    worker_command += ["--queue-name", "*"]
    logs = Path(environment["VAR_DIR"]) / "log"
    web = start(web_command, environment, lock, logs / "web.log")
    children.append(web)
    await_answer(f"http://127.0.0.1:{port}/readyz", web, logs)
    # After the site answers: they would take the processor from each other.
    worker = start(worker_command, environment, lock, logs / "worker.log")
    children.append(worker)
    print_addresses(port, logs.parent)
    pause, retry_at = 1, None
    while web.poll() is None:
        time.sleep(0.5)
        now = time.monotonic()
        if worker.poll() is None:
            continue
        if retry_at is None:
            print(f"The worker has ended; starting it again in {pause} s.", flush=True)
            retry_at = now + pause
        elif now >= retry_at:
            children.remove(worker)
            worker = start(worker_command, environment, lock, logs / "worker.log")
            children.append(worker)
            pause, retry_at = min(pause * 2, LONGEST_PAUSE), None
    sys.exit(
        f"The web server has ended (exit code {web.poll()}): see {logs / 'web.log'}"
    )


def await_answer(url: str, web: subprocess.Popen, logs: Path) -> None:
    """Return when the web server answers; end when it has ended or takes too long."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and web.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5).close()  # noqa: S310
        except OSError:
            time.sleep(0.2)
        else:
            return
    sys.exit(f"The web server does not answer: see {logs / 'web.log'}")


def print_addresses(port: int, folder: Path) -> None:
    """Tell where the site and its admin are, and where to look for the rest."""
    print(
        f"\nThe site:  http://localhost:{port}/\n"
        f"The admin: http://localhost:{port}/admin/\n"
        f"Logs are in {folder / 'log'}, mail to staff in {folder / 'mail'}. Ctrl-C stops both.\n",
        flush=True,
    )


def stop(children: list[subprocess.Popen]) -> None:
    """End the children in order, and by force when one does not listen."""
    for child in children:
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + STOP_SECONDS
    for child in children:
        try:
            child.wait(max(0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


if __name__ == "__main__":
    main()
