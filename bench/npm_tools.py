"""Tools from npm, in a folder of their own: the site itself needs none of them."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from boligsocial.deployment.serve import VAR

FOLDER = VAR / "npm"


def npm_package(name: str, version: str) -> Path:
    """Return the folder of an npm package, installed in var/npm if it is not yet."""
    folder = FOLDER / "node_modules" / name
    description = folder / "package.json"
    if description.exists() and read_version(description) == version:
        return folder
    npm = shutil.which("npm")
    if npm is None:
        sys.exit(f"{name} is installed with npm, which is missing.")
    FOLDER.mkdir(parents=True, exist_ok=True)
    command = [npm, "install", "--prefix", FOLDER, "--no-audit", "--no-fund"]
    subprocess.run([*command, f"{name}@{version}"], check=True)  # noqa: S603
    return folder


def read_version(description: Path) -> str:
    return json.loads(description.read_text())["version"]
