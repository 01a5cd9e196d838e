"""Players of video hosts, in the mode that follows viewers least.

An address is read for all that the player needs: which video, which list it is part
of, where it begins, and the key of one that is not for everybody to find. A form of
address that is not known here has no player, and is shown as a plain link.
"""

import re
from urllib.parse import parse_qs, urlencode, urlsplit

YOUTUBE_PLAYER = "https://www.youtube-nocookie.com/embed/"
VIMEO_PLAYER = "https://player.vimeo.com/video/"

_YOUTUBE = re.compile(r"((www|m|music)\.)?youtube\.com|(www\.)?youtube-nocookie\.com")
_SHORT_YOUTUBE = re.compile(r"(www\.)?youtu\.be")
_VIMEO = re.compile(r"((www|player)\.)?vimeo\.com")

_VIDEO_ID = re.compile(r"[A-Za-z0-9_-]{6,20}")
_PLAYLIST_ID = re.compile(r"[A-Za-z0-9_-]{10,64}")
_CHANNEL_ID = re.compile(r"UC[A-Za-z0-9_-]{22}")
# Names that stand where the id of a video stands else.
_PLAYLIST, _LIVE_STREAM = "videoseries", "live_stream"

_VIMEO_ID = re.compile(r"[0-9]{6,12}")
_VIMEO_KEY = re.compile(r"[0-9a-zA-Z]{8,20}")
# An id may stand among the videos of somebody, and before a key.
_VIMEO_PATH = re.compile(
    rf"(?:video/|channels/[^/]+/|groups/[^/]+/videos/|(?:album|showcase)/[0-9]+/video/)?"
    rf"(?P<id>{_VIMEO_ID.pattern})(?:/(?P<key>{_VIMEO_KEY.pattern}))?"
)
_TIME = re.compile(r"(?:([0-9]{1,3})h)?(?:([0-9]{1,4})m)?(?:([0-9]{1,6})s?)?")
_CLOCK = re.compile(r"(?:([0-9]{1,2}):)?([0-9]{1,3}):([0-9]{2})")


def privacy_embed_url(address: str) -> str:
    """Return the address of the privacy-mode player of a video, or ""."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return ""
    path = [part for part in parts.path.split("/") if part]
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    # Both hosts let a moment stand behind the address too.
    later = {name: values[0] for name, values in parse_qs(parts.fragment).items()}
    if _SHORT_YOUTUBE.fullmatch(host):
        return _youtube(path[0] if len(path) == 1 else "", query, later)
    if _YOUTUBE.fullmatch(host):
        return _youtube(_youtube_id(path, query), query, later)
    if _VIMEO.fullmatch(host):
        return _vimeo("/".join(path), query, later)
    return ""


def seconds_of(moment: str) -> int:
    """Return the seconds of "90", "90s", "1m30s", "1h2m3s" or "1:30"; 0 for others."""
    match = _TIME.fullmatch(moment) or _CLOCK.fullmatch(moment)
    if not match:
        return 0
    hours, minutes, seconds = (int(number or 0) for number in match.groups())
    return (hours * 60 + minutes) * 60 + seconds


def _youtube_id(path: list[str], query: dict[str, str]) -> str:
    match path:
        case ["watch"]:
            return query.get("v", "")
        case ["playlist"]:
            return _PLAYLIST
        case ["embed" | "shorts" | "live" | "v" | "e" | "watch", video_id]:
            return video_id
    return ""


def _youtube(video_id: str, query: dict[str, str], later: dict[str, str]) -> str:
    if not _VIDEO_ID.fullmatch(video_id):
        return ""
    wanted = {"autoplay": "1"}
    playlist = query.get("list", "")
    if video_id == _LIVE_STREAM:
        channel = query.get("channel", "")
        if not _CHANNEL_ID.fullmatch(channel):
            return ""
        wanted["channel"] = channel
    elif _PLAYLIST_ID.fullmatch(playlist):
        wanted["list"] = playlist
        if (index := query.get("index", "")).isdecimal():
            wanted["index"] = index
    elif video_id == _PLAYLIST:
        return ""
    for name, moment in (
        ("start", _moment(query, later)),
        ("end", seconds_of(query.get("end", ""))),
    ):
        if moment:
            wanted[name] = str(moment)
    return f"{YOUTUBE_PLAYER}{video_id}?{urlencode(wanted)}"


def _vimeo(path: str, query: dict[str, str], later: dict[str, str]) -> str:
    match = _VIMEO_PATH.fullmatch(path)
    if not match:
        return ""
    wanted = {"dnt": "1"}
    key = match["key"] or query.get("h", "")
    if key and _VIMEO_KEY.fullmatch(key):
        wanted["h"] = key
    moment = _moment(query, later)
    ending = f"#t={moment}s" if moment else ""
    return f"{VIMEO_PLAYER}{match['id']}?{urlencode(wanted)}{ending}"


def _moment(query: dict[str, str], later: dict[str, str]) -> int:
    """Return the second at which a video is to begin; 0 for its beginning."""
    given = (
        query.get("t"),
        query.get("start"),
        query.get("time_continue"),
        later.get("t"),
        later.get("start"),
    )
    return next((seconds_of(moment) for moment in given if moment), 0)
