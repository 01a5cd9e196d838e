"""Full addresses: of the site's own making, whatever host a request names.

What a browser says in its Host header may hold another port, another spelling or
another name, and what is printed from it is kept by caches for everybody.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Page, Site

DEFAULT_PORTS = {"http": 80, "https": 443}


def site_record() -> dict[str, str | int]:
    """Return the host and port that Wagtail's record of the default site is to have."""
    url = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    return {
        "hostname": url.hostname,
        "port": url.port or DEFAULT_PORTS[url.scheme],
    }


def root_address(root_url: str) -> str:
    """Return `root_url`, Wagtail's address of a site, as SITE_URL has it.

    Wagtail's record knows host and port alone: it takes TLS on any port but 443 for
    none, and leaves out the brackets around an IPv6 address.
    """
    if root_url == Site(**site_record()).root_url:
        return settings.WAGTAILADMIN_BASE_URL
    return root_url


def full_address(page: Page, request: HttpRequest | None = None) -> str:
    """Return the full address of a page; empty when it is on no site.

    Of a page on several sites, `request` says which one is meant.
    """
    parts = page.get_url_parts(request)
    if parts is None or parts[1] is None:
        return ""
    _site_id, root_url, path = parts
    return f"{root_address(root_url)}{path}"
