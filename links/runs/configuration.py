"""The guard and the client as the site's settings want them."""

import os
from email.utils import parseaddr
from urllib.parse import urljoin

from ada_url import URL
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from wagtail.models import Site

from linkcheck.fetching.client import LinkClient
from linkcheck.network.guard import DEFAULT_PORTS, Guard

PRODUCT = "Boligsocial link checker"
TEST_SETTINGS = "boligsocial.settings.test"


def guard_from_settings() -> Guard:
    """Return the guard that LINK_CHECK_* describe; asks the database for our hosts.

    Raises ImproperlyConfigured for LINK_CHECK_TEST_NETWORKS outside the test settings.
    """
    test_networks = getattr(settings, "LINK_CHECK_TEST_NETWORKS", ())
    if test_networks and os.environ.get("DJANGO_SETTINGS_MODULE") != TEST_SETTINGS:
        raise ImproperlyConfigured(
            "The link checker may leave the public internet in tests alone."
        )
    # Not reversed: the addresses of the site would load all of its views, a quarter
    # of the memory that a run takes.
    admin = f"/{settings.ADMIN_PATH}"
    sites = [
        f"https://{host}/" for host in Site.objects.values_list("hostname", flat=True)
    ]
    return Guard(
        ports=getattr(settings, "LINK_CHECK_ALLOWED_PORTS", DEFAULT_PORTS),
        own_admin=[
            urljoin(site, admin) for site in [settings.WAGTAILADMIN_BASE_URL, *sites]
        ],
        dangerous_hosts=getattr(settings, "LINK_CHECK_DANGEROUS_HOSTS", ()),
        test_networks=test_networks,
    )


def client_from_settings(**options) -> LinkClient:
    """Return a client that tells servers of our site and of LINK_CHECK_CONTACT.

    Asks the database, so it is to be called before the event loop starts. The
    `options` are the client's own.
    """
    options.setdefault("guard", guard_from_settings())
    contact = getattr(settings, "LINK_CHECK_CONTACT", settings.DEFAULT_FROM_EMAIL)
    return LinkClient(
        product=PRODUCT,
        # Without letters that no HTTP header may hold.
        site=URL(settings.WAGTAILADMIN_BASE_URL).href,
        contact=parseaddr(contact)[1],
        **options,
    )
