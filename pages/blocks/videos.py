"""Players of video hosts, in the mode that follows viewers least."""

import re
from urllib.parse import parse_qs, urlsplit

_YOUTUBE_HOSTS = {"youtube.com", "www.youtube.com", "m.youtube.com"}
_VIDEO_ID = re.compile(r"[\w-]{6,20}")


def privacy_embed_url(address: str) -> str:
    """Return the address of the privacy-mode player of a video.

    Knows YouTube and Vimeo; returns "" for any other address, which is then
    shown as a plain link.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        # An import may have left anything in the register.
        return ""
    path = parts.path.strip("/").split("/")
    if parts.hostname == "youtu.be":
        return _youtube(path[0])
    if parts.hostname in _YOUTUBE_HOSTS:
        if path[0] in ("embed", "shorts", "live") and len(path) > 1:
            return _youtube(path[1])
        return _youtube(parse_qs(parts.query).get("v", [""])[0])
    if parts.hostname in ("vimeo.com", "www.vimeo.com") and path[0].isdecimal():
        return f"https://player.vimeo.com/video/{path[0]}?dnt=1"
    return ""


def _youtube(video_id: str) -> str:
    if not _VIDEO_ID.fullmatch(video_id):
        return ""
    return f"https://www.youtube-nocookie.com/embed/{video_id}?autoplay=1"
