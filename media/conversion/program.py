"""Turns a picture that somebody sent into one that the site can keep.

A program of its own, started by `media.conversion`: what is wrong with a file can
then use up its own memory and time, or crash its own process, and no other. It
imports nothing of the site's.

Reads the file from standard input. Writes one line of JSON, then the new picture:
upright, in sRGB, with eight bits to a channel, no wider or higher than is asked
for, and with nothing in it but pixels. The line says "refused" when there is none.
"""

import json
import math
import resource
import sys
from io import BytesIO

from PIL import AvifImagePlugin, Image, ImageCms

# What is read at all; other formats have readers that we need not trust.
FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
# Formats for drawings and screenshots, whose edges JPEG would blur.
LOSSLESS_FORMATS = ("GIF", "PNG")
JPEG_QUALITY = 92
# How much of a picture is worked on at a time.
BAND_ROWS = 128
# What the hungriest readers take for a pixel: a JPEG that sharpens as it comes.
HEAVY_BYTES = 8

BROKEN, TOO_MANY_PIXELS, TOO_HEAVY = "broken", "pixels", "heavy"

_ORIENTATION = 0x0112
# EXIF 2.32, 4.6.4 A: how the picture has to be turned to stand upright.
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# The colour space that a profile must be about to say anything of such pixels.
_COLOUR_SPACES = {"RGB": "RGB", "RGBA": "RGB", "L": "GRAY", "CMYK": "CMYK"}


class Refused(Exception):  # noqa: N818
    """The file does not become a picture, for the reason that is given."""


def main(arguments: list[str]) -> None:
    """Convert standard input within limits: bytes, seconds, pixels, longest side."""
    memory, seconds, pixels, longest_side = map(int, arguments)
    source = sys.stdin.buffer.read()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    try:
        head, content = kept(source, pixels, longest_side)
    except Refused as refusal:
        head, content = {"refused": str(refusal)}, b""
    except MemoryError:
        head, content = {"refused": TOO_HEAVY}, b""
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + content)


def kept(source: bytes, pixels: int, longest_side: int) -> tuple[dict, bytes]:
    """Return what is told of the new picture, and the picture itself.

    Raises Refused, and MemoryError when the limit is met.
    """
    # Our own limit is lower, and tells how many are allowed.
    Image.MAX_IMAGE_PIXELS = None
    # Each thread has a stack of its own, which counts as well.
    AvifImagePlugin.DEFAULT_MAX_THREADS = 1
    try:
        picture, is_drawing = _read(source, pixels, longest_side)
    except (Refused, MemoryError):
        raise
    # Pillow's readers raise whatever the bytes make them stumble over.
    except Exception as error:
        raise Refused(BROKEN) from error
    # What stands here would be written into the new file: notes, profiles.
    picture.info.clear()
    output = BytesIO()
    if is_drawing or picture.mode == "RGBA":
        picture.save(output, "PNG")
        return {"suffix": ".png"}, output.getvalue()
    picture.save(output, "JPEG", quality=JPEG_QUALITY, optimize=True, progressive=True)
    return {"suffix": ".jpg"}, output.getvalue()


def _read(source: bytes, pixels: int, longest_side: int) -> tuple[Image.Image, bool]:
    """Return the first frame of a picture, and whether its format is for drawings.

    It is in RGB, or in RGBA where it is see-through.
    """
    with Image.open(BytesIO(source), formats=FORMATS) as opened:
        width, height = opened.size
        if width * height > pixels:
            raise Refused(TOO_MANY_PIXELS)
        if not width or not height:
            raise Refused(BROKEN)
        scale = min(1, longest_side / max(width, height))
        target = tuple(max(1, round(side * scale)) for side in (width, height))
        # Of a JPEG no more is unpacked than is needed.
        opened.draft(None, target)
        _load(opened, width * height)
        picture = _in_srgb(_resized(opened, target), opened.info.get("icc_profile"))
        picture = _upright(picture, opened)
        if picture.mode == "RGBA" and picture.getextrema()[3][0] == 255:
            picture = picture.convert("RGB")
        return picture, opened.format in LOSSLESS_FORMATS


def _load(picture: Image.Image, pixels: int) -> None:
    try:
        picture.load()
    except OSError as error:
        # Some readers call it a broken file when they get no memory.
        limit, _hard = resource.getrlimit(resource.RLIMIT_DATA)
        is_heavy = pixels * HEAVY_BYTES > limit
        raise Refused(TOO_HEAVY if is_heavy else BROKEN) from error


def _resized(picture: Image.Image, target: tuple[int, int]) -> Image.Image:
    """Return `picture` in the size `target`, its palette turned into channels.

    In bands, since a change of mode makes a second picture of the same size.
    """
    step = picture.height / target[1]
    # What the filter looks at above and below each row.
    margin = math.ceil(3 * step) + 1
    resized = None
    for top in range(0, target[1], BAND_ROWS):
        bottom = min(top + BAND_ROWS, target[1])
        first = max(0, math.floor(top * step) - margin)
        last = min(picture.height, math.ceil(bottom * step) + margin)
        band = _with_channels(picture.crop((0, first, picture.width, last)))
        box = (0, top * step - first, picture.width, bottom * step - first)
        box = (*box[:3], min(box[3], last - first))
        band = band.resize((target[0], bottom - top), Image.Resampling.LANCZOS, box=box)
        resized = resized or Image.new(band.mode, target)
        resized.paste(band, (0, top))
    return resized


def _upright(picture: Image.Image, source: Image.Image) -> Image.Image:
    try:
        turn = _UPRIGHT.get(source.getexif().get(_ORIENTATION))
    # A note about the picture that cannot be read does not spoil the picture.
    except Exception:  # noqa: BLE001
        turn = None
    return picture if turn is None else picture.transpose(turn)


def _with_channels(picture: Image.Image) -> Image.Image:
    """Return `picture` with eight bits for each of its own colours, and no palette."""
    if picture.mode.startswith("I"):
        # Sixteen bits of grey, which convert() would cut off at 255.
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    if picture.mode in ("L", "CMYK"):
        return picture
    return picture.convert("L" if picture.mode == "1" else "RGB")


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Return `picture` in sRGB, by its colour profile if that is one for its colours.

    Without such a profile the numbers are taken as they are, as browsers do.
    """
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    if profile:
        try:
            opened = ImageCms.ImageCmsProfile(BytesIO(profile))
            space = opened.profile.xcolor_space.strip()
            if space == _COLOUR_SPACES[picture.mode]:
                return ImageCms.profileToProfile(
                    picture, opened, ImageCms.createProfile("sRGB"), outputMode=mode
                )
        except MemoryError:
            raise
        # As with the picture itself: whatever its bytes lead to.
        except Exception as error:  # noqa: BLE001
            print(f"Colour profile left out: {error}", file=sys.stderr)
    return picture if picture.mode == mode else picture.convert(mode)


if __name__ == "__main__":
    main(sys.argv[1:])
