"""What the site answers besides pages: pictures, and files with a name of old."""

from datetime import timedelta
from http import HTTPStatus
from pathlib import PurePosixPath

from django.conf import settings
from django.core.exceptions import (
    RequestDataTooBig,
    SuspiciousFileOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.core.files.storage import default_storage
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
)
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.defaults import bad_request

from pages.serving.frame import get_frame

# Folders of pictures that Wagtail made itself. The originals that staff upload,
# and documents, which can be private, are not for everybody to fetch.
PUBLIC_FOLDERS = ("images", "avatar_images")
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
# Section 2.5.5 of RFC 9116 asks for less than a year.
SECURITY_TXT_LASTS = timedelta(days=180)
PICTURE_TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}


@require_safe
@cache_control(public=True, max_age=30 * 24 * 60 * 60)
def picture_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """Serve a picture from the local media folder where no proxy does.

    Nothing but pictures in the folders above, each under the type of its suffix,
    so that no upload can ever be run as a page or a script. Kept for a month and then
    asked about: a picture that is sent again can get the name of one that was deleted.
    """
    name = PurePosixPath(path)
    content_type = PICTURE_TYPES.get(name.suffix.lower())
    if not content_type or ".." in name.parts or name.parts[0] not in PUBLIC_FOLDERS:
        raise Http404
    try:
        file = default_storage.open(str(name))
        changed = default_storage.get_modified_time(str(name))
    except (OSError, ValueError, SuspiciousFileOperation) as error:
        raise Http404 from error
    # As a proxy tells files apart that it serves itself.
    etag = f'"{int(changed.timestamp() * 1_000_000):x}-{file.size:x}"'
    whole = FileResponse(file, content_type=content_type)
    whole["ETag"] = etag
    whole["Last-Modified"] = http_date(changed.timestamp())
    response = get_conditional_response(
        request, etag, int(changed.timestamp()), response=whole
    )
    if response is not whole:
        # Not the answer, which would tell Django that the request has ended.
        file.close()
    return response


@require_safe
@cache_control(public=True, max_age=24 * 60 * 60)
def robots(request: HttpRequest) -> HttpResponse:
    """Keep search engines out of the admin, of endless search results and of forms.

    Out of everything while the site is closed.
    """
    if get_frame(request).is_closed:
        closed = "User-agent: *\nDisallow: /\n"
        return HttpResponse(closed, content_type="text/plain; charset=utf-8")
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        f"Disallow: {reverse('search')}",
        f"Disallow: {reverse('report_link')}",
        # Each would be made for them.
        "Disallow: /opslag/",
        "",
        f"Sitemap: {get_frame(request).full_address(reverse('sitemap'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=24 * 60 * 60)
def security_txt(request: HttpRequest) -> HttpResponse:
    """Tell whom to write to about a weakness of the site (RFC 9116).

    Not there unless the environment says whom. What it says expires, so that nobody
    writes to an address of long ago; asked for, it is always of today.
    """
    if not settings.SECURITY_CONTACTS:
        raise Http404
    expires = timezone.now() + SECURITY_TXT_LASTS
    lines = [f"Contact: {contact}" for contact in settings.SECURITY_CONTACTS]
    lines += [f"Expires: {expires:%Y-%m-%d}T00:00:00Z", "Preferred-Languages: da, en"]
    address = get_frame(request).full_address(reverse("security_txt"))
    if address.startswith("https://"):  # 2.5.2 allows no other
        lines.append(f"Canonical: {address}")
    text = "".join(f"{line}\n" for line in lines)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=24 * 60 * 60)
def favicon(request: HttpRequest) -> HttpResponseRedirect:
    """Send browsers that ask at the old place to the icon itself."""
    return HttpResponseRedirect(static("images/favicon.ico"))


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what Django answers with 400; 413 where a form was too much (RFC 9110).

    Django gives up as soon as anybody asks what is in a form like that, before any
    field of ours could say so. The browser has the form still: whoever goes back finds
    what was written.
    """
    if isinstance(exception, TOO_MUCH):
        status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        return render(request, "413.html", status=status)
    return bad_request(request, exception)
