"""How much memory uploads of large pictures take, and how long they take.

    python -m bench.pictures [--at-once 4]

Each picture is sent by so many members of staff at once, in one process with as
many threads, and three renditions are made of it. Counts the memory
of this process and of all that it starts, above what it had to begin with.
"""

import argparse
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from PIL import Image

from bench.temporary_site import temporary_site

SIDE = 7000
SPECS = ("fill-1600x800|format-avif", "fill-1600x800|format-webp", "max-165x165")
PAUSE_SECONDS = 0.02


def pictures() -> dict[str, tuple[str, bytes]]:
    """Return files of 49 million pixels by what they are, with their suffix."""
    colours = Image.new("RGB", (SIDE, SIDE), "teal")
    return {
        "PNG": (".png", _encoded(colours, "PNG", compress_level=1)),
        "PNG, see-through": (
            ".png",
            _encoded(Image.new("RGBA", (SIDE, SIDE), (0, 90, 90, 90)), "PNG"),
        ),
        "JPEG": (".jpg", _encoded(colours, "JPEG")),
        "JPEG, progressive": (".jpg", _encoded(colours, "JPEG", progressive=True)),
        "WebP": (".webp", _encoded(colours, "WEBP", method=0)),
    }


def main() -> None:
    """Measure each picture in turn, and print a row for it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--at-once", type=int, default=4)
    at_once = parser.parse_args().at_once
    sent = pictures()
    with temporary_site(demo=False):
        # Measured is the memory: on a slow machine nobody gives up.
        settings.PICTURE_WAIT_SECONDS = {"upload": 600, "rendition": 600}
        print(f"{'picture':20} {'sent':>9} {'taken':>6} {'memory':>8} {'time':>7}")
        for name, (suffix, content) in sent.items():
            taken, peak, seconds = measured(suffix, content, at_once)
            print(
                f"{name:20} {len(content) / 1000:6.0f} kB {taken:3} of {at_once}"
                f" {peak / 1024:5.0f} MB {seconds:5.1f} s"
            )


def measured(suffix: str, content: bytes, at_once: int) -> tuple[int, int, float]:
    """Return how many were taken, the peak in kB above the beginning, and the time."""
    with _Watched() as watch:
        started = time.perf_counter()
        with ThreadPoolExecutor(at_once) as staff:
            answers = list(staff.map(_upload, [(suffix, content)] * at_once))
        seconds = time.perf_counter() - started
    return sum(answers), watch.peak - watch.start, seconds


def _upload(sent: tuple[str, bytes]) -> bool:
    # Only now is there a site to import them from.
    from media.forms import PictureField  # noqa: PLC0415
    from media.models import SiteImage  # noqa: PLC0415

    suffix, content = sent
    file = SimpleUploadedFile(f"billede{suffix}", content)
    try:
        picture = SiteImage(title="Billede", file=PictureField().clean(file))
        picture.save()
        picture.get_renditions(*SPECS)
    except ValidationError:
        return False
    finally:
        connection.close()
    return True


class _Watched:
    """Looks again and again at the memory of this process and its children."""

    def __enter__(self):
        self.start = self.peak = _memory()
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._look)
        self.thread.start()
        return self

    def _look(self) -> None:
        while not self.ended.wait(PAUSE_SECONDS):
            self.peak = max(self.peak, _memory())

    def __exit__(self, *error) -> None:
        self.ended.set()
        self.thread.join()


def _memory() -> int:
    """Return the memory of this process and its children in kB."""
    tasks = Path("/proc/self/task").glob("*/children")
    children = {pid for task in tasks for pid in _text(task).split()}
    return sum(_resident(pid) for pid in ("self", *children))


def _resident(pid: str) -> int:
    lines = _text(Path(f"/proc/{pid}/status")).splitlines()
    return next((int(line.split()[1]) for line in lines if "VmRSS" in line), 0)


def _text(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""


def _encoded(image: Image.Image, file_format: str, **options) -> bytes:
    output = BytesIO()
    image.save(output, file_format, **options)
    return output.getvalue()


if __name__ == "__main__":
    main()
