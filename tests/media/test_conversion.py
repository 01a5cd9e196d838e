"""What becomes of a file that is sent: an ordinary picture, or a reason."""

import struct
import subprocess
import sys
import textwrap
import zlib

import pytest
from PIL import Image

from media.conversion import LONGEST_SIDE, PictureRefusedError, convert, turns
from media.conversion.turns import StillBusyError, in_turn
from tests.media import sent

TEAL = (20, 120, 110)


def near(colour, wanted) -> bool:
    return all(abs(a - b) <= 4 for a, b in zip(colour, wanted, strict=True))


def grey_of_sixteen_bits() -> bytes:
    image = Image.new("I;16", (3, 1))
    for across, value in enumerate((0, 0x8000, 0xFFFF)):
        image.putpixel((across, 0), value)
    return sent.encoded(image, "PNG")


def colour_of_sixteen_bits() -> bytes:
    row = b"\0" + struct.pack(">HHH", *(257 * value for value in TEAL)) * 3
    header = struct.pack(">IIBBBBB", 3, 1, 16, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + sent.chunk(b"IHDR", header)
        + sent.chunk(b"IDAT", zlib.compress(row))
        + sent.chunk(b"IEND", b"")
    )


def jpeg(**options) -> bytes:
    return sent.encoded(sent.picture(), "JPEG", **options)


def cmyk(**options) -> bytes:
    return sent.encoded(sent.picture("CMYK", colour=(255, 0, 0, 0)), "JPEG", **options)


CYAN = (0, 255, 255)
ORDINARY = {
    "a JPEG": (jpeg(), TEAL),
    "with an sRGB profile": (jpeg(icc_profile=sent.SRGB), TEAL),
    "with an empty profile": (sent.with_empty_profile(jpeg()), TEAL),
    "with a profile of junk": (jpeg(icc_profile=b"profil" * 50_000), TEAL),
    "ink without a profile": (cmyk(), CYAN),
    "ink with a profile for screens": (cmyk(icc_profile=sent.SRGB), CYAN),
    "ink with an empty profile": (sent.with_empty_profile(cmyk()), CYAN),
    "ink with a profile of junk": (cmyk(icc_profile=b"profil"), CYAN),
    "grey": (sent.encoded(sent.picture("L", colour=90), "JPEG"), (90,) * 3),
    "grey with a profile for colours": (
        sent.encoded(sent.picture("L", colour=90), "JPEG", icc_profile=sent.SRGB),
        (90,) * 3,
    ),
    "black and white": (sent.encoded(sent.picture("1", colour=1), "PNG"), (255,) * 3),
    "a palette": (sent.encoded(sent.picture().quantize(4), "PNG"), TEAL),
    "sixteen bits of colour": (colour_of_sixteen_bits(), TEAL),
    "see-through nowhere": (
        sent.encoded(sent.picture("RGBA", colour=(*TEAL, 255)), "PNG"),
        TEAL,
    ),
    "AVIF": (sent.encoded(sent.picture(), "AVIF"), TEAL),
    "WebP": (sent.encoded(sent.picture(), "WEBP"), TEAL),
    "GIF": (sent.encoded(sent.picture().quantize(4), "GIF"), TEAL),
    "two pictures of a camera": (
        sent.encoded(
            sent.picture(), "MPO", save_all=True, append_images=[sent.picture("L")]
        ),
        TEAL,
    ),
    "moving GIF": (
        sent.encoded(
            sent.picture().quantize(4),
            "GIF",
            save_all=True,
            append_images=[sent.picture(colour=(9, 9, 9)).quantize(4)] * 30,
        ),
        TEAL,
    ),
    "moving WebP": (
        sent.encoded(
            sent.picture(),
            "WEBP",
            save_all=True,
            lossless=True,
            append_images=[sent.picture(colour=(9, 9, 9))] * 30,
        ),
        TEAL,
    ),
    "moving PNG": (
        sent.encoded(
            sent.picture(),
            "PNG",
            save_all=True,
            append_images=[sent.picture(colour=(9, 9, 9))] * 30,
        ),
        TEAL,
    ),
    "orientation that is nonsense": (jpeg(exif=b"Exif\0\0nonsense"), TEAL),
    "a polyglot": (jpeg() + b"<script>alert(1)</script>" + b"PK\3\4", TEAL),
}


@pytest.mark.parametrize("case", ORDINARY)
def test_a_picture_becomes_an_ordinary_one_of_the_same_colours(case):
    source, colour = ORDINARY[case]
    content, suffix = convert(source)
    image = sent.opened(content)

    assert (image.format, suffix) in {("JPEG", ".jpg"), ("PNG", ".png")}
    assert image.mode == "RGB"
    assert near(image.getpixel((1, 0)), colour)
    assert not sent.tells(content)
    assert b"script" not in content


def test_sixteen_bits_of_grey_keep_their_shades():
    image = sent.opened(convert(grey_of_sixteen_bits())[0])
    assert [image.getpixel((across, 0))[0] for across in range(3)] == [0, 128, 255]


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_what_is_see_through_stays_so(mode):
    colour = (20, 120, 110, 90) if mode == "RGBA" else (20, 90)
    source = sent.encoded(sent.picture(mode, colour=colour), "PNG")
    image = sent.opened(convert(source)[0])
    assert image.mode == "RGBA"
    assert image.getpixel((0, 0))[3] == 90


def test_a_colour_of_the_palette_that_is_see_through_stays_so():
    source = sent.encoded(sent.picture().quantize(4), "GIF", transparency=0)
    assert sent.opened(convert(source)[0]).getpixel((0, 0))[3] == 0


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_a_picture_that_was_taken_lying_stands_up(file_format, orientation):
    source = sent.telling(file_format, orientation)
    size = sent.opened(convert(source)[0]).size
    assert size == ((96, 64) if orientation == 3 else (64, 96))


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "GIF", "WEBP", "AVIF"])
def test_nothing_is_told_but_pixels(file_format):
    source = sent.telling(file_format)
    assert sent.tells(source)
    assert not sent.tells(convert(source)[0])


@pytest.mark.parametrize(
    ("size", "kept"),
    [
        ((6400, 40), (LONGEST_SIDE, 20)),
        ((40, 6400), (20, LONGEST_SIDE)),
        ((50_000, 1), (LONGEST_SIDE, 1)),
        ((1, 50_000), (1, LONGEST_SIDE)),
        ((3200, 2), (3200, 2)),
        ((1, 1), (1, 1)),
    ],
)
@pytest.mark.parametrize("file_format", ["PNG", "JPEG"])
def test_no_side_is_longer_than_the_site_can_use(size, kept, file_format):
    source = sent.encoded(sent.picture(size=size), file_format)
    image = sent.opened(convert(source)[0])
    assert image.size == kept
    assert near(image.getpixel((0, 0)), TEAL)


def test_the_bands_in_which_a_picture_is_made_smaller_leave_no_seams():
    whole = Image.linear_gradient("L").resize((300, 6400))
    image = sent.opened(convert(sent.encoded(whole, "PNG"))[0])
    expected = whole.resize((150, 3200), Image.Resampling.LANCZOS)
    assert image.getchannel(0).tobytes() == expected.tobytes()


def noise() -> bytes:
    return sent.encoded(Image.effect_noise((400, 300), 60), "JPEG")


PNG = sent.encoded(sent.picture(), "PNG")
ZEROS = zlib.compress(bytes(100_000_000))
BROKEN = {
    "no bytes": b"",
    "words": "Sommerfest på Ærøgade".encode(),
    "a web page": b"<!doctype html><script>alert(1)</script>",
    "a drawing": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "TIFF": sent.encoded(sent.picture(), "TIFF"),
    "TIFF of floats": sent.encoded(sent.picture("F"), "TIFF"),
    "TIFF in LAB": sent.encoded(sent.picture("LAB"), "TIFF"),
    "BMP": sent.encoded(sent.picture(), "BMP"),
    "an icon": sent.encoded(sent.picture(), "ICO"),
    "a JPEG cut short": noise()[:5000],
    "a JPEG without its end": noise()[:-400],
    "a PNG cut short": PNG[:60],
    "a WebP cut short": sent.encoded(sent.picture(), "WEBP")[:-20],
    "an AVIF cut short": sent.encoded(sent.picture(), "AVIF")[:-20],
    "a GIF without a size": sent.gif((0, 0), (0, 0)),
    "a text of 100 MB": sent.with_chunk(PNG, b"zTXt", b"Comment\0\0" + ZEROS),
    "a long text in Unicode": sent.with_chunk(
        PNG, b"iTXt", b"Comment\0\1\0\0\0" + ZEROS
    ),
    "a profile of 100 MB": sent.with_chunk(PNG, b"iCCP", b"profil\0\0" + ZEROS),
    "a header without a size": sent.chunk(b"IHDR", bytes(13)),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_no_picture_is_refused(case):
    with pytest.raises(PictureRefusedError) as refused:
        convert(BROKEN[case])
    assert refused.value.code == "broken"


def test_a_frame_without_a_size_is_refused():
    """The screen has one; what a GIF shows on it need not."""
    with pytest.raises(PictureRefusedError) as refused:
        convert(sent.gif((5, 5), (0, 0)))
    assert refused.value.code == "broken"


HUGE = sent.chunk(b"IHDR", struct.pack(">II", 60_000, 60_000) + PNG[24:29])


@pytest.mark.parametrize(
    "source", [sent.gif((65_535, 65_535), (1, 1)), PNG[:8] + HUGE + PNG[33:]]
)
def test_a_picture_of_too_many_pixels_is_refused_unseen(source):
    with pytest.raises(PictureRefusedError) as refused:
        convert(source)
    assert refused.value.code == "pixels"
    assert "50" in refused.value.message


def test_a_picture_that_takes_too_much_memory_is_refused(settings):
    settings.PICTURE_MEMORY_BYTES = 40 * 1024 * 1024
    source = sent.encoded(sent.picture(size=(4000, 4000)), "PNG", compress_level=1)
    with pytest.raises(PictureRefusedError) as refused:
        convert(source)
    assert refused.value.code == "heavy"


def test_a_picture_that_takes_too_long_is_refused(settings):
    settings.PICTURE_SECONDS = 0
    with pytest.raises(PictureRefusedError) as refused:
        convert(jpeg())
    assert refused.value.code == "heavy"


def test_a_reader_that_crashes_takes_nothing_with_it(monkeypatch):
    monkeypatch.setattr(
        "media.conversion.program.__file__", "/dev/null/there-is-no-such-program"
    )
    with pytest.raises(PictureRefusedError):
        convert(jpeg())


MEASURE = """
import django, resource, sys
django.setup()
from io import BytesIO
from PIL import Image
from media.conversion import convert
output = BytesIO()
Image.new("RGB", (7000, 7000), "teal").save(output, "PNG", compress_level=1)
base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
convert(output.getvalue())
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - base) // 1024)
"""


def test_a_picture_of_49_million_pixels_fits_a_small_server():
    """The next one waits for its turn, so one is all that there has to be room for."""
    measured = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(MEASURE)],
        capture_output=True,
        text=True,
        check=True,
    )
    child, itself = map(int, measured.stdout.split())
    assert child < 420
    assert itself < 40


class TestTurns:
    def test_wait_for_one_another_and_not_for_ever(self, settings, monkeypatch):
        settings.PICTURE_WAIT_SECONDS = {"upload": 0.1, "rendition": 0.1}
        monkeypatch.setattr(turns, "PAUSE_SECONDS", 0.01)
        with in_turn("upload"), pytest.raises(StillBusyError), in_turn("rendition"):
            pass
        with in_turn("rendition"):
            pass

    def test_end_when_the_work_fails(self, settings):
        settings.PICTURE_WAIT_SECONDS = {"upload": 0}
        with pytest.raises(ZeroDivisionError), in_turn("upload"):
            1 / 0  # noqa: B018
        with in_turn("upload"):
            pass
