"""Whether a site is for everybody yet.

A site without a record here is open: so is every site that was public before there
was any such thing. One that is made anew gets a record, and begins closed.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Site

from audit.events import Kind, register

OPENED, CLOSED = "pages.open_site", "pages.close_site"


class SiteOpening(models.Model):
    """The sign on the door of one site."""

    site = models.OneToOneField(
        Site,
        verbose_name=_("site"),
        on_delete=models.CASCADE,
        related_name="opening",
        editable=False,
    )
    is_open = models.BooleanField(_("is open"), default=False, editable=False)
    # Then the sign says something else.
    has_been_open = models.BooleanField(
        _("has been open"), default=False, editable=False
    )

    class Meta:
        verbose_name = _("opening")
        verbose_name_plural = _("openings")

    def __str__(self) -> str:
        return str(self.site)


def is_open(site: Site) -> bool:
    """Return whether `site` is for everybody; no query where it was fetched along."""
    opening = getattr(site, "opening", None)
    return opening is None or opening.is_open


def has_been_open(site: Site) -> bool:
    """Return whether `site` is open, or was so once."""
    opening = getattr(site, "opening", None)
    return opening is None or opening.is_open or opening.has_been_open


def open_site(site: Site, user=None) -> None:
    """Let everybody in, and have the log say who decided it."""
    _hang_sign(site, is_open=True, has_been_open=True)
    log(instance=site, action=OPENED, user=user)


def close_site(site: Site, user=None) -> None:
    """Show visitors that the site is closed, and have the log say who decided it."""
    _hang_sign(site, is_open=False, has_been_open=has_been_open(site))
    log(instance=site, action=CLOSED, user=user)


def begin_closed(sender, instance: Site, created: bool, raw: bool, **kwargs) -> None:
    """Signal: a site that somebody adds is not for everybody until somebody says so."""
    if created and not raw:
        _hang_sign(instance, is_open=False, has_been_open=False)


def may_look_in(user) -> bool:
    """Return whether `user` sees a site that is closed: the staff do."""
    return (
        user is not None
        and user.is_authenticated
        and user.has_perm("wagtailadmin.access_admin")
    )


def tell_of_opening(actions) -> None:
    """Wagtail hook: register how the log tells that a site was opened or closed."""
    for name, label, sentence in (
        (OPENED, _("Open the site"), _("%(who)s opened the site to everybody")),
        (CLOSED, _("Close the site"), _("%(who)s closed the site to visitors")),
    ):
        register(actions, name, Kind.ACCESS, label=label, sentence=sentence)


def _hang_sign(site: Site, **values: bool) -> None:
    site.opening, _made = SiteOpening.objects.update_or_create(
        site=site, defaults=values
    )
