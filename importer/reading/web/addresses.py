"""Addresses in a page: made whole, or left out where they lead nowhere."""

import re
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

from lxml.html import HtmlElement

_VIDEO = re.compile(
    r"//(?:[\w-]+\.)?(?:youtube\.com|youtube-nocookie\.com|youtu\.be|vimeo\.com"
    r"|23video\.com|videotool\.dk|dreambroker\.com|dr\.dk/tv)/",
    re.IGNORECASE,
)
_YOUTUBE_PLAYER = re.compile(
    r"//(?:www\.)?youtube(?:-nocookie)?\.com/(?:embed|v)/(?P<id>[\w-]{6,20})"
)
_VIMEO_PLAYER = re.compile(r"//player\.vimeo\.com/video/(?P<id>\d{6,12})")
_SAFE_LINKS = re.compile(r"//[\w.-]*safelinks\.protection\.outlook\.com/")
# Such a file is an ornament, or counts visitors.
_ORNAMENT = re.compile(
    r"(?:spacer|blank|pixel|transparent|bullet|dot|line|streg|logo|icon|ikon|pil"
    r"|arrow|button|knap|counter|facebook|twitter|linkedin|print)[\w-]*\.(?:gif|png|svg|jpe?g)",
    re.IGNORECASE,
)
_SMALL = 48


def whole_address(href: str | None, base: str) -> str:
    """Return where a link leads: "" when that is nowhere, or a place on this page."""
    href = "".join((href or "").split("\n")).strip()
    lowered = href.lower()
    if not href or href.startswith("#"):
        return ""
    if lowered.startswith(("javascript:", "data:", "vbscript:", "file:", "about:")):
        return ""
    if lowered.startswith(("mailto:", "tel:")):
        return href
    try:
        address = urljoin(base, href) if base else href
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.fragment and address.partition("#")[0] == base.partition("#")[0]:
        return ""
    if _SAFE_LINKS.search(address):
        # Outlook's own, around the address that was meant.
        meant = parse_qs(parts.query).get("url", [""])[0]
        address = unquote(meant) if meant else address
    return address


def video_address(src: str | None, base: str) -> str:
    """Return the address of the video that a player shows; "" if it is no video."""
    address = whole_address(src, base)
    if match := _YOUTUBE_PLAYER.search(address):
        return f"https://www.youtube.com/watch?v={match['id']}"
    if match := _VIMEO_PLAYER.search(address):
        return f"https://vimeo.com/{match['id']}"
    return address if _VIDEO.search(address) else ""


def picture_source(image: HtmlElement) -> str:
    """Return the address of a picture as the page has it, the largest that it names."""
    for name in ("data-src", "data-lazy-src", "data-original"):
        if value := image.get(name):
            return value
    choices = image.get("srcset") or image.get("data-srcset") or ""
    sized = re.findall(r"(\S+)\s+(\d+)w", choices)
    if sized:
        return max(sized, key=lambda choice: int(choice[1]))[0]
    return image.get("src") or ""


def is_ornament(image: HtmlElement, source: str) -> bool:
    """Whether a picture tells nothing."""
    sizes = [image.get(name, "") for name in ("width", "height")]
    numbers = [int(size) for size in sizes if size.isdecimal()]
    if numbers and min(numbers) <= _SMALL:
        return True
    return bool(_ORNAMENT.search(source)) or image.get("role") == "presentation"
