"""The addresses of pages as Wagtail's redirects name them."""

from collections.abc import Iterable, Iterator

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

# Wagtail's redirects hold no longer one.
LONGEST_PATH = Redirect._meta.get_field("old_path").max_length


def addresses_at(url_path: str) -> Iterator[tuple[int, str]]:
    """Yield the sites on which a page with this `url_path` is, and its path there."""
    for site in Site.get_site_root_paths():
        if url_path.startswith(site.root_path):
            path = normal_path(url_path[len(site.root_path) - 1 :])
            if path and path != "/":
                yield site.site_id, path


def normal_path(path: str) -> str:
    """Return a path as a redirect has it: "" for what is too long for one."""
    normal = Redirect.normalise_path(path)
    return normal if len(normal) <= LONGEST_PATH else ""


def redirects_from(addresses: Iterable[tuple[int, str]]) -> list[Redirect]:
    """Return the redirects from any of these addresses of sites; one query."""
    wanted = set(addresses)
    sites = {site for site, _path in wanted}
    paths = {path for _site, path in wanted}
    found = Redirect.objects.filter(old_path__in=paths).order_by("pk")
    return [
        redirect
        for redirect in found
        # One for every site may be of use to another than ours.
        if (redirect.site_id, redirect.old_path) in wanted
        or (redirect.site_id is None and len(sites) == len(Site.get_site_root_paths()))
    ]
