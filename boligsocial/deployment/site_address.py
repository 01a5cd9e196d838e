"""Holds Wagtail's record of the site to the address that it is served at."""

from wagtail.models import Site

from pages.serving.addresses import site_record


def set_site_address() -> bool:
    """Give the default site the host and port of SITE_URL; return whether it changed.

    Wagtail makes every full address from this record: canonical links, the site
    map, the feed and the links in mail.
    """
    address = site_record()
    site = Site.objects.filter(is_default_site=True).exclude(**address).first()
    if site is None:
        return False
    for name, value in address.items():
        setattr(site, name, value)
    # Saved as an object, so that Wagtail drops the addresses that it has cached.
    site.save()
    return True
