"""Where a site begins that nobody has touched."""

from wagtail.models import Page, Site

from pages.models import HomePage, SiteOpening, SiteSettings
from pages.opening import begin_closed


def close_untouched_site() -> bool:
    """Have a site in which there is nothing yet begin closed; return whether it does.

    One that runs has pages, or an organisation with a name: it stays as it is. Part of
    every deployment, so that a first one that was interrupted changes nothing.
    """
    site = Site.objects.filter(is_default_site=True).first()
    if site is None or SiteOpening.objects.exists() or not _is_untouched(site):
        return False
    begin_closed(Site, site, created=True, raw=False)
    return True


def _is_untouched(site: Site) -> bool:
    home = HomePage.objects.filter(pk=site.root_page_id, latest_revision=None).first()
    if home is None or home.summary or home.tasks or home.body:
        return False
    others = Page.objects.filter(depth__gt=1).exclude(pk=home.pk)
    named = SiteSettings.objects.exclude(organisation_name="")
    return not others.exists() and not named.exists()
