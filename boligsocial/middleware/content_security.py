"""What a page may load: one policy for the public pages, one for the admin."""

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

NONE = "'none'"
SELF = "'self'"
UNSAFE_INLINE = "'unsafe-inline'"

# The players that keep no profile of the visitor until the video is started.
VIDEO_PLAYERS = ["https://www.youtube-nocookie.com", "https://player.vimeo.com"]

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

# Wagtail's date pickers start from inline scripts, and its editor sets styles.
ADMIN_POLICY = {
    "default-src": [SELF],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "object-src": [NONE],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [SELF],
}


class ContentSecurityMiddleware(CSPMiddleware):
    """django-csp's middleware, with a policy of its own for Wagtail's admin.

    A page that holds its style sheet has left its hash in `request.style_hashes`.

    A preview is asked for below the admin's address, but Wagtail renders it
    through the whole middleware as the page that it shows, so it has the public
    policy by the time it comes back here, and keeps it.
    """

    def get_policy_parts(
        self,
        request: HttpRequest,
        response: HttpResponseBase,
        report_only: bool = False,
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith(reverse("wagtailadmin_home")):
            parts.config = settings.ADMIN_CONTENT_SECURITY_POLICY
        elif hashes := getattr(request, "style_hashes", None):
            # What a page prints of its look itself, and no other style.
            parts.update = {"style-src": sorted(hashes)}
        return parts
