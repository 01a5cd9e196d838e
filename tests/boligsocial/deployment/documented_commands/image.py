"""The steps of the Dockerfile, done in a room; this machine is what it begins with."""

import json
import os
import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.boligsocial.deployment.documented_commands.rooms import PATH, ROOT, Room

# Where python, pip and what they install lie, as in /usr/local of the real one.
PYTHONS = "/usr/local/image"
_CONTINUED = re.compile(r"\\\n(?:\s*#.*\n)*")
_PIECES = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def instructions(dockerfile: str) -> list[tuple[str, str]]:
    """Return each instruction of a Dockerfile with what follows it."""
    lines = _CONTINUED.sub(" ", dockerfile).splitlines()
    told = [line.strip() for line in lines]
    return [
        (name, rest.strip())
        for name, _, rest in (line.partition(" ") for line in told)
        if name and not name.startswith("#")
    ]


@dataclass
class Image:
    """An image on its way; what it is to run, and as whom, when it is done."""

    room: Room
    environment: dict[str, str] = field(default_factory=dict)
    folder: str = "/"
    user: str = "0"
    command: list[str] = field(default_factory=list)
    probe: list[str] = field(default_factory=list)
    volumes: list[str] = field(default_factory=list)
    ports: list[str] = field(default_factory=list)

    def build(self) -> None:
        """Do all steps, each as whoever and wherever the ones before it say."""
        self.room.lend_environment(PYTHONS, packs=True)
        self.environment["PATH"] = f"{PYTHONS}/bin:{PATH}"
        for name, rest in instructions((ROOT / "Dockerfile").read_text()):
            getattr(self, f"_{name.lower()}")(rest)

    def _from(self, rest: str) -> None:
        assert re.fullmatch(r"python:3\.\d+-slim", rest), rest

    def _env(self, rest: str) -> None:
        self.environment |= dict(pair.split("=", 1) for pair in shlex.split(rest))

    def _run(self, rest: str) -> None:
        self.room.run(self.script(rest, {}), self.folder)

    def _workdir(self, rest: str) -> None:
        self.folder = rest
        self.room.run(f"mkdir -p {rest}", "/")

    def _copy(self, rest: str) -> None:
        *sources, target = rest.split()
        context = self.room.files / str(ROOT).lstrip("/")
        for name in context_files(context):
            if "." in sources or name in sources:
                copy = self.room.files / self.folder.lstrip("/") / target / name
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(context / name, copy)

    def _user(self, rest: str) -> None:
        self.user = rest

    def _volume(self, rest: str) -> None:
        self.volumes += rest.split()

    def _expose(self, rest: str) -> None:
        self.ports += rest.split()

    def _healthcheck(self, rest: str) -> None:
        self.probe = json.loads(rest.partition("CMD")[2])

    def _cmd(self, rest: str) -> None:
        self.command = json.loads(rest)

    def script(self, command: str, environment: dict[str, str]) -> str:
        """Return a line for the shell that does a command as a container would."""
        told = self.environment | environment
        pairs = " ".join(shlex.quote(f"{name}={told[name]}") for name in told)
        group = f'"$(id -g {self.user})"'
        become = f"setpriv --reuid={self.user} --regid={group} --init-groups"
        if self.user != "0":
            become += " --bounding-set=-all --inh-caps=-all"
        return f"exec {become} env -i {pairs} sh -c {shlex.quote(command)}"

    def run(self, command: list[str], environment: dict[str, str]) -> str:
        """Run one command in a container of the image."""
        return self.room.run(self.script(shlex.join(command), environment), self.folder)

    def begin(self, command: list[str], environment: dict[str, str], log: str) -> None:
        """Start one command that goes on; what it says is in the log of that name."""
        script = self.script(shlex.join(["exec", *command]), environment)
        self.room.begin(f"cd {self.folder}; {script} >/run/room/{log}.log 2>&1")


def context_files(context: Path) -> Iterator[str]:
    """Yield the files below a folder that .dockerignore leaves in it."""
    rules = [
        (_matcher(line.removeprefix("!")), line.startswith("!"), line)
        for line in (context / ".dockerignore").read_text().splitlines()
        if line and not line.startswith("#")
    ]
    excepted = [line[1:] for _, is_exception, line in rules if is_exception]
    for place, folders, names in os.walk(context):
        here = Path(place).relative_to(context)
        folders[:] = [
            name
            for name in folders
            if not _is_left_out(str(here / name), rules)
            or any(path.startswith(f"{here / name}/") for path in excepted)
        ]
        for name in names:
            if not _is_left_out(str(here / name), rules):
                yield str(here / name)


def _is_left_out(path: str, rules) -> bool:
    """Judge by the last rule that a path, or a folder above it, fits, as the engine does."""
    left_out = False
    for matcher, is_exception, _line in rules:
        if matcher.fullmatch(path):
            left_out = not is_exception
    return left_out


def _matcher(pattern: str) -> re.Pattern:
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", pattern.strip("/"))
    return re.compile("".join(_PIECES.get(p, re.escape(p)) for p in parts) + "(?:/.*)?")
