"""Make the rasters that the CMS wants from the drawings: `python demo/pictures/rasterise.py [name ...]`.

Needs CairoSVG and Pillow, both part of the development environment. Writes `rasters/<name>.png` at the drawing's own
size, with a palette small enough for flat colours, and, when no names are given, the site's icons in `static/images/`.
"""

import io
import sys
from pathlib import Path

import cairosvg
from PIL import Image

FOLDER = Path(__file__).resolve().parent
RASTERS = FOLDER / "rasters"
IMAGES = FOLDER.parents[1] / "static" / "images"
COLOURS = 128
PAPER = "#fbf7ee"


def render(svg: Path, width: int | None = None) -> Image.Image:
    """Render a drawing `width` pixels wide, or at its own size, on a transparent ground."""
    return Image.open(io.BytesIO(cairosvg.svg2png(url=str(svg), output_width=width)))


def write_raster(svg: Path) -> None:
    """Write one picture as a palette PNG without dithering."""
    image = (
        render(svg).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE, kmeans=2)
    )
    target = RASTERS / f"{svg.stem}.png"
    image.save(target, optimize=True)
    print(
        f"{target.name}: {image.width} x {image.height}, {target.stat().st_size // 1024 + 1} kB"
    )


def write_icons() -> None:
    """Write favicon.ico, and the icon that a telephone puts on its home screen."""
    small = [render(IMAGES / "favicon.svg", size) for size in (16, 32)]
    small[-1].save(
        IMAGES / "favicon.ico", sizes=[(16, 16), (32, 32)], append_images=small[:1]
    )
    mark = render(IMAGES / "logo.svg", 136)
    icon = Image.new("RGB", (180, 180), PAPER)
    icon.paste(mark, (22, 22), mark)
    icon.quantize(64, dither=Image.Dither.NONE).save(
        IMAGES / "apple-touch-icon.png", optimize=True
    )


def main(names: list[str]) -> None:
    """Remake the rasters of the named pictures, or all of them and the icons."""
    RASTERS.mkdir(exist_ok=True)
    for svg in [FOLDER / f"{name}.svg" for name in names] or sorted(
        FOLDER.glob("*.svg")
    ):
        write_raster(svg)
    if not names:
        write_icons()


if __name__ == "__main__":
    main(sys.argv[1:])
