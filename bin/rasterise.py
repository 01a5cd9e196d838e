"""Make the rasters that the CMS wants from the demo's drawings.

Usage: var/venv/bin/python bin/rasterise.py [NAME ...]

Needs CairoSVG and Pillow, both part of the development environment. Each raster has
its drawing's own size, and a palette small enough for flat colours. Without a name
all are made, and the site's icons from the logo.
"""

import io
import sys
from pathlib import Path

import cairosvg
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
DRAWINGS = ROOT / "demo" / "pictures"
RASTERS = DRAWINGS / "rasters"
IMAGES = ROOT / "static" / "images"
COLOURS = 128
PAPER = "#fbf7ee"


def main(names: list[str]) -> None:
    drawings = [DRAWINGS / f"{name}.svg" for name in names]
    for drawing in drawings or sorted(DRAWINGS.glob("*.svg")):
        write_raster(drawing)
    if not names:
        write_icons()


def write_raster(drawing: Path) -> None:
    """Write one picture as a palette PNG without dithering."""
    image = render(drawing).convert("RGB")
    image = image.quantize(COLOURS, dither=Image.Dither.NONE, kmeans=2)
    target = RASTERS / f"{drawing.stem}.png"
    image.save(target, optimize=True)
    size = target.stat().st_size // 1024 + 1
    print(f"{target.name}: {image.width} x {image.height}, {size} kB")


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


def render(drawing: Path, width: int | None = None) -> Image.Image:
    """Render a drawing `width` pixels wide, or at its own size, on nothing."""
    png = cairosvg.svg2png(url=str(drawing), output_width=width)
    return Image.open(io.BytesIO(png))


if __name__ == "__main__":
    main(sys.argv[1:])
