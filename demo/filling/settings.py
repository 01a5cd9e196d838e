"""Fills the demo's settings: the association, and whom to ring."""

from wagtail.models import Site

from demo.content.association.organisation import (
    EMERGENCY_NUMBERS,
    PRIVACY_PAGE,
    SETTINGS,
)
from demo.streams import Registry
from pages.models import EmergencyNumber, HomePage, SiteSettings
from pages.opening import open_site


def fill_settings(registry: Registry, home: HomePage) -> None:
    """Say who the association is, and open its site."""
    site = Site.objects.get(root_page=home)
    site.site_name = SETTINGS["organisation_name"]
    site.save()
    values = SETTINGS | {"privacy_page": registry.pages[PRIVACY_PAGE]}
    settings, _ = SiteSettings.objects.update_or_create(site=site, defaults=values)
    settings.full_clean()
    _fill_emergency_numbers(settings)
    open_site(site)


def _fill_emergency_numbers(settings: SiteSettings) -> None:
    numbers = [
        EmergencyNumber(sort_order=place, **values)
        for place, values in enumerate(EMERGENCY_NUMBERS)
    ]
    settings.emergency_numbers.set(numbers)
    settings.save()
    for number in settings.emergency_numbers.all():
        number.full_clean()
