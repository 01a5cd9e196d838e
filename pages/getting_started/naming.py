"""The association's name, where a site that is being made needs it besides."""

from django.db.models import Q
from wagtail.models import Page, Site

from pages.models import HomePage, SiteSettings

# What the migrations call the front page.
UNNAMED = "Forside"


def remember_name(sender, instance: SiteSettings, **kwargs) -> None:
    """Signal: note what the association was called until now."""
    known = SiteSettings.objects.filter(pk=instance.pk)
    instance.former_name = (
        known.values_list("organisation_name", flat=True).first() or ""
    )


def name_sites() -> None:
    """Name the sites of a former release, whose associations have long had a name."""
    for settings in SiteSettings.objects.exclude(organisation_name=""):
        Site.objects.filter(pk=settings.site_id, site_name="").update(
            site_name=settings.organisation_name
        )


def name_site(sender, instance: SiteSettings, raw: bool, **kwargs) -> None:
    """Signal: give the name to the front page and to Wagtail's record of the site.

    The front page only while nobody has edited it: from then on its title is the
    editors' own. The record gives its name to the admin, and to the mail that is
    written there.
    """
    name, former = instance.organisation_name, instance.former_name
    if raw or not name:
        return
    site = Site.objects.get(pk=instance.site_id)
    if site.site_name in ("", former):
        # Nothing that Wagtail remembers of its sites has the name in it.
        Site.objects.filter(pk=site.pk).update(site_name=name)
    untouched = Q(latest_revision=None, title__in=(UNNAMED, former))
    home = HomePage.objects.filter(untouched, pk=site.root_page_id).first()
    if home is not None:
        home.title = home.draft_title = name
        # Not its other fields, which are empty as they should not be.
        Page.save(home, clean=False, update_fields=["title", "draft_title"])
