"""Writes requirements*.txt with the newest releases, and the hashes of what they name.

Usage: _update.py          both
       _update.py --lock   the hashes alone, of the releases that stand there

The lists are kept by hand: one pinned release a line, in groups that say what each is
for. Each has a lock file beside it with the same releases, and the SHA-256 of every
file that the index has of them: wheels for each system and Python, and the source.
Only uv asks the index.
"""

import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
SITE, DEVELOPMENT, TOOLS = "requirements", "requirements-dev", "requirements-tools"
INCLUDED = "-r requirements."
NEEDED = "# What the packages above need"
# The oldest Python that the site runs on; Debian 12 has an early 3.11.
OLDEST = "3.11"
# A line ends with it where newer releases are not for us, such as "# within 5.2".
WITHIN = re.compile(r"# within (\S+)$")
PIN = re.compile(r"^(?P<name>[\w.-]+)(?P<extras>\[[\w,-]+\])?==(?P<release>[^\s;#]+)")


class Release(NamedTuple):
    """A release, and the environments that it is for (PEP 508), if not all."""

    number: str
    marker: str = ""


def main(*arguments: str) -> None:
    if arguments == ("--lock",):
        lock()
    elif not arguments:
        update()
        lock()
    else:
        sys.exit(__doc__)


def update() -> None:
    """Name the newest releases that go with one another in all files."""
    site, development, tools = read(SITE), read(DEVELOPMENT), read(TOOLS)
    for_site = parse(compile_pins(loosened(site)))
    # What the site runs on is not held back by what the tests need.
    held = [f"{name}=={release.number}" for name, release in for_site.items()]
    everything = parse(compile_pins(loosened(site) + loosened(development) + held))
    for_tests = {
        name: release for name, release in everything.items() if name not in for_site
    }
    write(SITE, renewed(site, for_site))
    write(DEVELOPMENT, renewed(development, for_tests))
    # In an environment of their own.
    write(TOOLS, renewed(tools, parse(compile_pins(loosened(tools)))))


def lock() -> None:
    for name in (SITE, DEVELOPMENT, TOOLS):
        lines = read(name)
        included = [line for line in lines if line.startswith(INCLUDED)]
        pins = [line for line in lines if line not in included]
        header = f"# Made by bin/update from {name}.txt: change that one.\n"
        header += "".join(f"{line.removesuffix('txt')}lock\n" for line in included)
        hashes = compile_pins(pins, "--no-deps", "--generate-hashes")
        (ROOT / f"{name}.lock").write_text(header + hashes)


def compile_pins(lines: list[str], *options: str) -> str:
    """Return what uv makes of requirements: pins that hold for every Python of ours."""
    command = ["uv", "pip", "compile", "--quiet", "--no-header", "--no-annotate"]
    command += ["--universal", "--python-version", OLDEST]
    # One release for all, rather than a newer one for the newer Python.
    command += ["--fork-strategy", "fewest", *options, "-"]
    text = "".join(f"{line}\n" for line in lines)
    compiled = subprocess.run(
        command, input=text, capture_output=True, text=True, cwd=ROOT, check=False
    )
    if compiled.returncode:
        sys.exit(compiled.stderr)
    return compiled.stdout


def parse(pins: str) -> dict[str, Release]:
    """Return the release of each package; exit where one has two of them."""
    releases: dict[str, Release] = {}
    for line in pins.splitlines():
        requirement, _, marker = line.partition(" ; ")
        name, _, number = requirement.partition("==")
        name = normalised(name.partition("[")[0])
        if "win32" in marker:
            continue  # the commands are for Linux and macOS
        if name in releases:
            sys.exit(f"{name}: no release is for every Python from {OLDEST} on.")
        releases[name] = Release(number, marker)
    return releases


def loosened(lines: list[str]) -> list[str]:
    """Return what was chosen by hand, without its pins but within what it is held to."""
    requirements = []
    for line in lines[: lines.index(NEEDED)]:
        if pin := PIN.match(line):
            within = WITHIN.search(line)
            release = f"=={within[1]}.*" if within else ""
            requirements.append(f"{pin['name']}{pin['extras'] or ''}{release}")
    return requirements


def renewed(lines: list[str], releases: dict[str, Release]) -> list[str]:
    """Return a file's lines with other releases; what others need is listed anew."""
    chosen = lines[: lines.index(NEEDED)]
    left = dict(releases)
    spelled = {
        normalised(pin["name"]): pin["name"] for pin in map(PIN.match, lines) if pin
    }
    result = []
    for line in chosen:
        if pin := PIN.match(line):
            number = left.pop(normalised(pin["name"])).number
            before, after = line[: pin.start("release")], line[pin.end() :]
            result.append(f"{before}{number}{after}")
        else:
            result.append(line)
    result.append(NEEDED)
    for name, release in sorted(left.items()):
        marker = f" ; {release.marker}" if release.marker else ""
        result.append(f"{spelled.get(name, name)}=={release.number}{marker}")
    return result


def normalised(name: str) -> str:
    """Return a package's name as indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def read(name: str) -> list[str]:
    return (ROOT / f"{name}.txt").read_text().splitlines()


def write(name: str, lines: list[str]) -> None:
    (ROOT / f"{name}.txt").write_text("".join(f"{line}\n" for line in lines))


if __name__ == "__main__":
    main(*sys.argv[1:])
