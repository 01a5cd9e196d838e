"""What a machine in a room has in the place of programs that cannot run there.

Linked under the name of each: no init runs, and nothing is fetched. They do what is
asked of them with the means of the room, and end with an error when they are asked for
something else. Standard library only; each thing that was asked stands in ASKED.
"""

import fnmatch
import os
import pwd
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

STATE = Path("/run/room")
ASKED = STATE / "asked"
UNITS = (Path("/etc/systemd/system"), Path("/lib/systemd/system"))
# Of packages that this machine's own has: what each brings.
BROUGHT = {
    "age": "/usr/bin/age",
    "caddy": "/usr/bin/caddy",
    "certbot": "/usr/local/sbin/certbot",
    "nginx": "/usr/sbin/nginx",
    "postgresql": "/usr/bin/pg_createcluster",
    "postgresql-client": "/usr/bin/psql",
    "python3": "/usr/bin/env",
    "python3-venv": "/usr/bin/env",
    "rsync": "/usr/local/sbin/rsync",
}
PATIENCE = 300


def apt(*arguments: str) -> None:
    """Packages are those of the machine around; what they do when installed is done."""
    verb, *packages = arguments
    if verb == "update":
        return
    # It would take the next line of what is pasted for an answer.
    expect(verb == "install" and packages.pop(0) == "--yes" and packages, "apt")
    for package in packages:
        expect(Path(BROUGHT[package]).exists(), package)
    if "postgresql" in packages:
        make_cluster()
    for service in {"caddy", "nginx"} & set(packages):
        systemctl("start", service)


def apt_get(verb: str, *arguments: str) -> None:
    apt(verb, *(each for each in arguments if each != "--no-install-recommends"))


def make_cluster() -> None:
    """Make the cluster that the package makes, with the locale of a bare server."""
    releases = [path.name for path in Path("/usr/lib/postgresql").iterdir()]
    version = max(releases, key=int)
    shutil.rmtree("/etc/postgresql", ignore_errors=True)
    shutil.rmtree("/var/lib/postgresql", ignore_errors=True)
    Path("/var/lib/postgresql").mkdir()
    shutil.chown("/var/lib/postgresql", "postgres", "postgres")
    options = ["--port", "5432", "--locale", "C", "--", "--no-sync"]
    run("pg_createcluster", version, "main", *options)
    quick = "-c fsync=off -c full_page_writes=off"
    run("pg_ctlcluster", version, "main", "start", "--", "-o", quick)


def systemctl(verb: str, *arguments: str) -> None:
    names = [name for name in arguments if name != "--now"]
    if verb == "daemon-reload":
        for unit in UNITS[0].glob("boligsocial-*.service"):
            run("systemd-analyze", "verify", "--man=no", "--recursive-errors=no", unit)
        return
    expect(names, verb)
    for name in names:
        match verb:
            case "start" | "restart":
                stop(name)
                start(name)
            case "stop":
                stop(name)
            case "enable" | "disable":
                unit_of(name)
                if "--now" in arguments:
                    (start if verb == "enable" else stop)(name)
            case "reload":
                unit = unit_of(name)
                as_user(unit, shlex.split(unit["ExecReload"][0]), wait=True)
            case _:
                expect(False, verb)


def start(name: str) -> None:
    unit = unit_of(name)
    for command in unit.get("ExecStartPre", []):
        as_user(unit, shlex.split(command), wait=True)
    process = as_user(unit, shlex.split(unit["ExecStart"][0]), log=log_of(name))
    if unit.get("Type") == ["forking"]:
        expect(process.wait(PATIENCE) == 0, name)
        process_id = Path(unit["PIDFile"][0]).read_text()
    else:
        process_id = str(process.pid)
        # A service that ends at once has not been started.
        time.sleep(0.5)
        expect(process.poll() is None, f"{name}: {log_of(name).read_text()}")
    (STATE / f"{name}.pid").write_text(process_id)


def stop(name: str) -> None:
    unit_of(name)
    file = STATE / f"{name}.pid"
    if not file.exists():
        return
    process_id = int(file.read_text())
    file.unlink()
    try:
        os.kill(process_id, signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE
        while is_alive(process_id):
            expect(time.monotonic() < deadline, f"{name} does not stop")
            time.sleep(0.02)
    except ProcessLookupError:
        pass


def is_alive(process_id: int) -> bool:
    try:
        state = Path(f"/proc/{process_id}/stat").read_text()
    except OSError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"


def unit_of(name: str) -> dict[str, list[str]]:
    """Return the lines of a service's unit, by their names."""
    files = [folder / f"{name}.service" for folder in UNITS]
    file = next(filter(Path.exists, files))
    lines: dict[str, list[str]] = {}
    for line in file.read_text().splitlines():
        key, is_one, value = line.partition("=")
        if is_one and not line.startswith("#"):
            lines.setdefault(key, []).append(value)
    return lines


def as_user(unit, command, *, log=None, wait=False) -> subprocess.Popen:
    """Start a command as a unit has it: user, environment, folder, abilities."""
    environment = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin"}
    for line in unit.get("Environment", []):
        environment |= dict(pair.split("=", 1) for pair in shlex.split(line))
    for path in unit.get("EnvironmentFile", []):
        environment |= environment_in(Path(path))
    prefix = become(unit["User"][0], environment) if "User" in unit else []
    for name in unit.get("AmbientCapabilities", []):
        ability = name.removeprefix("CAP_").lower()
        prefix += [f"--inh-caps=+{ability}", f"--ambient-caps=+{ability}"]
    output = log.open("ab") if log else None
    process = subprocess.Popen(
        [*prefix, *command],
        cwd=unit.get("WorkingDirectory", ["/"])[0],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        start_new_session=True,
    )
    if wait:
        expect(process.wait(PATIENCE) == 0, " ".join(command))
    return process


def become(user: str, environment: dict[str, str]) -> list[str]:
    entry = pwd.getpwnam(user)
    environment.setdefault("HOME", entry.pw_dir)
    environment.setdefault("USER", user)
    ids = [f"--reuid={entry.pw_uid}", f"--regid={entry.pw_gid}"]
    return ["setpriv", *ids, "--init-groups"]


def environment_in(file: Path) -> dict[str, str]:
    lines = (line.strip() for line in file.read_text().splitlines())
    return dict(line.split("=", 1) for line in lines if line and line[0] not in "#;")


def systemd_run(*arguments: str) -> None:
    known = {"--quiet", "--pty", "--pipe", "--wait", "--collect"}
    unit: dict[str, list[str]] = {}
    left = list(arguments)
    while left and left[0].startswith("--"):
        option, _, value = left.pop(0).partition("=")
        match option:
            case "--uid":
                unit["User"] = [value]
            case "--working-directory":
                unit["WorkingDirectory"] = [value]
            case "--property":
                name, _, of_it = value.partition("=")
                expect(name == "EnvironmentFile", name)
                unit[name] = [of_it]
            case _:
                expect(option in known, option)
    environment = {"PATH": os.environ["PATH"], "TERM": os.environ.get("TERM", "dumb")}
    environment |= environment_in(Path(unit["EnvironmentFile"][0]))
    prefix = become(unit["User"][0], environment)
    os.chdir(unit["WorkingDirectory"][0])
    os.execvpe(prefix[0], [*prefix, *left], environment)  # noqa: S606


def journalctl(*arguments: str) -> None:
    asked = [each for each in arguments if each != "--no-pager"]
    # In a block it would show the log page by page, and take the next line for a key.
    expect("--no-pager" in arguments or not sys.stdout.isatty(), "journalctl")
    expect((asked[0], *asked[2:]) == ("-u", "-o", "cat"), "journalctl")
    sys.stdout.write(log_of(asked[1]).read_text())


def log_of(name: str) -> Path:
    return STATE / f"{name}.log"


def editor(path: str) -> None:
    """Write what the one who installs writes into the settings."""
    file = Path(path)
    lines = [
        "EMAIL_URL=smtp://mail.solgavlen.example:25"
        if line.startswith("EMAIL_URL=")
        else line
        for line in file.read_text().splitlines()
    ]
    file.write_text("\n".join(lines) + "\n")


def certbot(*arguments: str) -> None:
    """Give a certificate of the room's own authority, with what is run around it."""
    how = ("certonly", "--standalone", "--non-interactive", "--agree-tos")
    expect(arguments[:4] == how, "certbot")
    given = dict(zip(arguments[4::2], arguments[5::2], strict=True))
    known = {"--email", "--domain", "--pre-hook", "--post-hook"}
    expect(set(given) == known, str(given))
    run(*shlex.split(given["--pre-hook"]))
    folder = Path("/etc/letsencrypt/live") / given["--domain"]
    folder.mkdir(parents=True)
    for name in ("fullchain.pem", "privkey.pem"):
        shutil.copy(STATE / "certificate" / name, folder)
    run(*shlex.split(given["--post-hook"]))


def rsync(*arguments: str) -> None:
    """Copy from the other machine, which lies in a folder here."""
    flags = {each for each in arguments if each.startswith("--")}
    left_out = [each[10:] for each in flags if each.startswith("--exclude=")]
    flags -= {f"--exclude={pattern}" for pattern in left_out}
    expect(flags <= {"--archive", "--no-owner", "--no-group"}, str(flags))
    [source, target] = [each for each in arguments if not each.startswith("--")]
    host, _, path = source.partition(":")
    expect(host == "www.solgavlen.example", host)
    others = STATE / "other"
    place = Path(f"{others if others.exists() else ''}{path}")
    if not path.endswith("/"):
        shutil.copy2(place, target)
        return
    Path(target).mkdir(parents=True, exist_ok=True)
    for file in place.iterdir():
        if not any(fnmatch.fnmatch(file.name, pattern) for pattern in left_out):
            shutil.copy2(file, target)


def run(*command) -> None:
    """Run a program; what it prints is an error of ours."""
    ended = subprocess.run(
        list(map(str, command)), capture_output=True, text=True, check=False
    )
    expect(ended.returncode == 0, f"{command}: {ended.stdout}{ended.stderr}")


def expect(is_so: object, what: str) -> None:
    if not is_so:
        sys.exit(f"{Path(sys.argv[0]).name}: not in this room: {what}")


if __name__ == "__main__":
    called = Path(sys.argv[0]).name
    with ASKED.open("a") as file:
        file.write(shlex.join([called, *sys.argv[1:]]) + "\n")
    globals()[called.replace("-", "_")](*sys.argv[1:])
