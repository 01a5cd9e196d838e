"""A site in which there is nothing, and one in which everything is done."""

from django.contrib.auth.models import Group
from wagtail.models import Site

from pages.models import SiteOpening, SiteSettings
from tests.factories import (
    AccessibilityPageFactory,
    PersonFactory,
    PictureFactory,
    SiteSettingsFactory,
    StandardPageFactory,
    UserFactory,
    home_page,
    publish,
)

TASK = {"title": "Få hjælp", "text": "Ring til os.", "page": None, "link": None}


def empty_site() -> Site:
    """Return the site as the migrations and the first `prepare` leave it."""
    site = Site.objects.get(is_default_site=True)
    SiteOpening.objects.create(site=site)
    return site


def edited_home():
    """Return the front page as somebody has just published it."""
    home = home_page()
    home.summary = "Vi er naboer i 640 hjem."
    return publish(home)


def finish(site: Site) -> SiteSettings:
    """Do everything that Getting started asks for."""
    person = PersonFactory()
    home = edited_home()
    home.content_owner = person
    home.tasks = [("task", TASK)]
    publish(home)
    StandardPageFactory(show_in_menus=True, content_owner=person)
    AccessibilityPageFactory(slug="was", content_owner=person)
    colleague = UserFactory(is_superuser=False)
    colleague.groups.add(Group.objects.first())
    UserFactory()
    # Looking at the site has made an empty record.
    SiteSettings.objects.all().delete()
    settings = SiteSettingsFactory(
        site=site,
        logo=PictureFactory(),
        brand_colour="#0b3d2e",
        privacy_page=StandardPageFactory(content_owner=person),
    )
    settings.emergency_numbers.update(when="Ring ved brand.")
    return settings
