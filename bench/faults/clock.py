"""A clock that can be set for some processes alone.

Not libfaketime: its sleep fails in what calls `clock_nanosleep` with a moment of the
clock that only goes on, as Python does.
"""

import shutil
import subprocess
from pathlib import Path

SOURCE = Path(__file__).with_name("stepped_clock.c")


def stepped_clock(folder: Path) -> tuple[Path | None, dict[str, str]]:
    """Return the file that holds the step, and the environment that obeys it.

    None, and nothing, where there is no C compiler.
    """
    compiler = shutil.which("cc")
    if compiler is None:
        return None, {}
    library, file = folder / "stepped_clock.so", folder / "clock"
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(SOURCE)]
    subprocess.run(command, check=True)  # noqa: S603
    step_clock(file, 0)
    return file, {"LD_PRELOAD": str(library), "STEPPED_CLOCK": str(file)}


def step_clock(file: Path, seconds: int) -> None:
    """Have the processes that read `file` be so many seconds ahead."""
    mode = "r+b" if file.exists() else "wb"
    with file.open(mode) as step:
        step.write(seconds.to_bytes(4, "little", signed=True))
