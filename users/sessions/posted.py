"""What a form sent that was not taken, and whether it may be shown to who sent it."""

import datetime
import json
import re
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Revision

TOKEN_FIELD = "csrfmiddlewaretoken"  # noqa: S105 - a name
# Asks for the form again with what it sent, and not to save it.
GIVEN_BACK_FIELD = "_given-back"
# Characters. What is larger than a very long page is not printed back.
LARGEST = 1_000_000
LARGEST_ID = 2**63 - 1

_TOKEN = re.compile(r"[A-Za-z0-9]{32,64}")


@dataclass(frozen=True)
class Posted:
    """The fields of a form, but for its token; and the names of its files."""

    fields: tuple[tuple[str, str], ...]
    files: tuple[str, ...]

    @property
    def texts(self) -> list[str]:
        """What somebody may have written in it, as it reads."""
        read = (readable(value) for _name, value in self.fields)
        return [text for text in read if " " in text]


def is_in_admin(request: HttpRequest) -> bool:
    """Whether a request is for an address of the admin."""
    return request.path_info.startswith(reverse("wagtailadmin_home"))


def is_from_own_page(request: HttpRequest) -> bool:
    """Whether the browser vouches that a page of this very site sent the form.

    What is not known for certain is a no: docs/decisions/0016.
    """
    origin = request.headers.get("Origin")
    if origin is not None and origin not in _own_origins(request):
        return False
    site = request.headers.get("Sec-Fetch-Site")
    if site is None:
        # Browsers before 2023, and all of them without TLS.
        return origin is not None and not _is_asked_by_script(request)
    return (
        site == "same-origin"
        and request.headers.get("Sec-Fetch-Mode") == "navigate"
        and request.headers.get("Sec-Fetch-Dest") == "document"
    )


def _own_origins(request: HttpRequest) -> set[str]:
    own = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    origins = {f"{own.scheme}://{own.netloc}"}
    with suppress(DisallowedHost):
        origins.add(f"{request.scheme}://{request.get_host()}")
    return origins


def _is_asked_by_script(request: HttpRequest) -> bool:
    return request.headers.get(
        "X-Requested-With"
    ) == "XMLHttpRequest" or "text/html" not in request.headers.get(
        "Accept", "text/html"
    )


def posted_in(request: HttpRequest) -> Posted | None:
    """Return what a form of the admin sent; None if it must not be shown again.

    No password is ever printed, and every form of ours has a token.
    """
    if not _TOKEN.fullmatch(request.POST.get(TOKEN_FIELD, "")):
        return None
    fields = tuple(
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in (TOKEN_FIELD, GIVEN_BACK_FIELD)
    )
    if any("password" in name.lower() for name, _value in fields):
        return None
    if sum(len(name) + len(value) for name, value in fields) > LARGEST:
        return None
    files = tuple(
        file.name for name in request.FILES for file in request.FILES.getlist(name)
    )
    return Posted(fields, files)


def readable(value: str) -> str:
    """Return a value as text; rich text is sent as the editor's own JSON."""
    if not value.startswith("{"):
        return value.strip()
    try:
        content = json.loads(value)
    except (ValueError, RecursionError):
        return value.strip()
    match content:
        case {"blocks": [*blocks]}:
            texts = (block.get("text") for block in blocks if isinstance(block, dict))
            return "\n".join(text for text in texts if isinstance(text, str)).strip()
    return ""


def changed_meanwhile(request: HttpRequest) -> Revision | None:
    """Return the version that was written from, if a colleague has saved since.

    What whoever is signed in has saved, as the editor does by itself, is no news. A
    colleague's autosave keeps the number of its version and moves its time.
    """
    number = request.POST.get("loaded_revision_id", "")
    if not re.fullmatch(r"[0-9]{1,19}", number) or int(number) > LARGEST_ID:
        return None
    loaded = Revision.objects.filter(pk=int(number)).first()
    if loaded is None:
        return None
    versions = Revision.objects.filter(
        base_content_type=loaded.base_content_type, object_id=loaded.object_id
    )
    if request.user.is_authenticated:
        versions = versions.exclude(user=request.user)
    known = _time_in(request.POST.get("loaded_revision_created_at", ""))
    newer = versions.filter(created_at__gt=known or loaded.created_at)
    return loaded if newer.exists() else None


def _time_in(value: str) -> datetime.datetime | None:
    try:
        time = datetime.datetime.fromisoformat(value)
    except ValueError:
        return None
    return time if time.tzinfo else None
