"""Draw every picture of the demo site anew: `python demo/pictures/draw.py`, or with names to draw only those.

Each picture is a function in `drawing/scenes/` that draws on a sheet; its SVG lands beside this file, except the
poster behind videos, which belongs to the site itself and lands in `static/images/`. Run
`rasterise.py` afterwards to remake the rasters that the CMS is given.
"""

import sys
from pathlib import Path

from drawing.scenes import PICTURES

FOLDER = Path(__file__).resolve().parent
IMAGES = FOLDER.parents[1] / "static" / "images"


def main(names: list[str]) -> None:
    """Write the SVG of each named picture, or of all."""
    for name in names or sorted(PICTURES):
        path = (IMAGES if name == "poster" else FOLDER) / f"{name}.svg"
        path.write_text(PICTURES[name]().svg(), encoding="utf-8")
        print(f"{path.name}: {path.stat().st_size // 1024 + 1} kB")


if __name__ == "__main__":
    main(sys.argv[1:])
