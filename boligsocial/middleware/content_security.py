"""What a page may load: one policy for the public pages, one for the admin, and one,
which is nothing at all, for whatever is no page.

The settings hold them as Django 6 has its own `SECURE_CSP`; decision 33 tells why they
are written here as long as the site runs on 5.2.
"""

import secrets
from collections.abc import Callable, Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

HEADER = "Content-Security-Policy"

NONE = "'none'"
SELF = "'self'"
# For the hash of an attribute, of which CSP calls every one unsafe.
UNSAFE_HASHES = "'unsafe-hashes'"

# The players that keep no profile of the visitor until the video is started.
VIDEO_PLAYERS = ["https://www.youtube-nocookie.com", "https://player.vimeo.com"]

# Of a file, a feed, an answer to a script.
NO_PAGE_POLICY = {
    "default-src": [NONE],
    "form-action": [NONE],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
}

PUBLIC_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF],
    "font-src": [SELF],
    "manifest-src": [SELF],
    # No script of ours asks for anything, but tools that audit a page fetch robots.txt
    # from within it.
    "connect-src": [SELF],
    "frame-src": VIDEO_PLAYERS,
    "form-action": [SELF],
    "base-uri": [NONE],
    # Not 'none': the editor shows the preview of a page in a frame.
    "frame-ancestors": [SELF],
}

ADMIN_POLICY = {
    "default-src": [NONE],
    # What Wagtail's fields start by inline scripts, `boligsocial.starters` does.
    "script-src": [SELF],
    # "return;", by which Jcrop, in which a picture is cropped, asks whether there is a
    # touch screen.
    "script-src-attr": [
        UNSAFE_HASHES,
        "'sha256-i+qr4lq34KgNHiW62lWi9aInEBwiEOrfCzaNPCvkqD8='",
    ],
    # And, by a number that is new each time, what Draftail writes for its placeholders.
    "style-src": [SELF],
    # "white-space: pre-wrap;", which Draftail gives to what is copied out of a text.
    "style-src-attr": [
        UNSAFE_HASHES,
        "'sha256-7kiMZ7dRwS7ki6fPwMfIFws2+Hf0JQNLICbgISNJZ+g='",
    ],
    # jQuery UI's list of tags to choose from, and a picture that is being sent.
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    # Previews.
    "frame-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [SELF],
}


class ContentSecurityMiddleware:
    """Gives each answer its policy. Below the page cache, which keeps it with a page.

    A page that holds its style sheet has left its hash in `request.style_hashes`. A
    page of the admin gives the scripts of its own that write style sheets the number
    in `request.style_nonce`.

    A preview is asked for below the admin's address, but Wagtail renders it
    through the whole middleware as the page that it shows, so it has the public
    policy by the time it comes back here, and keeps it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if _is_of_the_admin(request):
            request.style_nonce = secrets.token_urlsafe(16)
        response = self.get_response(request)
        give_policy(request, response)
        return response


def give_policy(request: HttpRequest, response: HttpResponseBase) -> None:
    """Give `response` its policy, if it has none or is no page.

    An answer that nothing has changed leaves what the browser has.
    """
    if response.status_code == 304:
        return
    if not response.get("Content-Type", "").startswith("text/html"):
        response[HEADER] = NO_PAGE
        return
    if HEADER in response:
        return
    if _is_of_the_admin(request):
        policy = settings.ADMIN_CONTENT_SECURITY_POLICY
    else:
        policy = settings.CONTENT_SECURITY_POLICY
    # What a page prints of its look itself, and no other style.
    styles = sorted(getattr(request, "style_hashes", ()))
    if nonce := getattr(request, "style_nonce", ""):
        styles.append(f"'nonce-{nonce}'")
    more = {"style-src": [*policy["style-src"], *styles]}
    response[HEADER] = written(policy | more)


def written(policy: Mapping[str, list[str] | bool]) -> str:
    """Return a policy as the header has it (CSP level 3, section 2.2)."""
    return "; ".join(
        name if sources is True else f"{name} {' '.join(sources)}"
        for name, sources in policy.items()
    )


NO_PAGE = written(NO_PAGE_POLICY)


def _is_of_the_admin(request: HttpRequest) -> bool:
    return request.path_info.startswith(reverse("wagtailadmin_home"))
