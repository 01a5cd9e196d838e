"""Pictures as people, cameras and attackers send them."""

import io
import struct
import zlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageCms, PngImagePlugin

from media.models import SiteImage
from tests.factories import PictureFactory

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
# What must never be told, in whichever of the places for it.
SECRET = b"Rosenvej 12"
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SECRET + b"</x:xmpmeta>"


def picture(mode="RGB", size=(48, 32), colour=None) -> Image.Image:
    """Return a picture of one colour; teal unless its mode has no such thing."""
    default = {"RGB": (20, 120, 110), "RGBA": (20, 120, 110, 90)}.get(mode, 0)
    return Image.new(mode, size, default if colour is None else colour)


def encoded(image: Image.Image, file_format: str, **options) -> bytes:
    output = io.BytesIO()
    image.save(output, file_format, **options)
    return output.getvalue()


def telling_exif(orientation: int = 1) -> bytes:
    """Return EXIF with a position, a photographer, a description and a thumbnail."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = exif[0x013B] = SECRET.decode()
    position = exif.get_ifd(0x8825)
    position[1], position[2] = "N", (55.0, 40.0, 12.3)
    position[3], position[4] = "E", (12.0, 33.0, 4.5)
    return exif.tobytes()


def telling(file_format: str, orientation: int = 1) -> bytes:
    """Return a picture that tells all that its format has room for."""
    image = picture(size=(96, 64))
    exif = telling_exif(orientation)
    match file_format:
        case "JPEG":
            options = {"exif": exif, "xmp": XMP, "comment": SECRET}
        case "PNG":
            text = PngImagePlugin.PngInfo()
            text.add_text("Author", SECRET.decode())
            text.add_text("Comment", SECRET.decode(), zip=True)
            text.add_itxt("XML:com.adobe.xmp", XMP.decode())
            options = {"exif": exif, "pnginfo": text}
        case "GIF":
            return encoded(image.quantize(8), "GIF", comment=SECRET)
        case _:
            options = {"exif": exif, "xmp": XMP}
    # What stands behind the end of a picture is not a picture either.
    return encoded(image, file_format, icc_profile=SRGB, **options) + SECRET


def with_empty_profile(jpeg: bytes) -> bytes:
    """Return a JPEG with a colour profile of no bytes."""
    body = b"ICC_PROFILE\0\x01\x01"
    return jpeg[:2] + b"\xff\xe2" + struct.pack(">H", 2 + len(body)) + body + jpeg[2:]


def chunk(name: bytes, data: bytes) -> bytes:
    checksum = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", checksum)


def with_chunk(png: bytes, name: bytes, data: bytes) -> bytes:
    """Return a PNG with one more chunk after its header."""
    return png[:33] + chunk(name, data) + png[33:]


def gif(screen: tuple[int, int], frame: tuple[int, int]) -> bytes:
    """Return a GIF that says what sizes it likes."""
    return (
        b"GIF89a"
        + struct.pack("<HHBBB", *screen, 0, 0, 0)
        + b","
        + struct.pack("<HHHHB", 0, 0, *frame, 0)
        + b"\x02\x02\x44\x01\0;"
    )


def stored_as_before(content: bytes, name="gaarden.jpg", **values) -> SiteImage:
    """Return a picture whose file lies as earlier releases left it: as it was sent."""
    image = PictureFactory(**values)
    default_storage.delete(image.file.name)
    name = default_storage.save(f"original_images/{name}", ContentFile(content))
    SiteImage.objects.filter(pk=image.pk).update(file=name)
    return SiteImage.objects.get(pk=image.pk)


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


# What Pillow says of a file of the site's own: the format's own header, and whether
# it comes in passes.
PLAIN = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive"}
PLAIN |= {
    "progression",
    "version",
    "dpi",
    "loop",
    "background",
    "timestamp",
    "duration",
}


def tells(content: bytes) -> set[str]:
    """Return what a file holds besides its pixels."""
    image = opened(content)
    told = set(image.info) - PLAIN
    if SECRET in content or b"Exif" in content or b"xmpmeta" in content:
        told.add("in its bytes")
    if len(image.getexif()):
        told.add("exif")
    return told
