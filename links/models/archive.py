"""Copies of lost pages that a web archive has, until an editor approves them.

And whether it may be asked at all.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from linkcheck.addresses import MAX_LENGTH

from .link import Link


class ArchiveProposal(models.Model):
    """What the web archive answered when it was asked for a link's address."""

    class State(models.TextChoices):
        """How far the question has come."""

        ASKED = "asked", _("We are asking the web archive")
        FOUND = "found", _("The web archive has a copy")
        NONE = "none", _("The web archive has no copy")
        FAILED = "failed", _("The web archive did not answer")
        REJECTED = "rejected", _("A colleague has said no to the copy")

    link = models.OneToOneField(
        Link,
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="archive_proposal",
        editable=False,
    )
    # The address that the archive was asked for; another one makes this stale.
    url = models.CharField(max_length=MAX_LENGTH, editable=False)
    state = models.CharField(
        max_length=10, choices=State, default=State.ASKED, editable=False
    )
    archive_url = models.CharField(
        _("archived copy"), max_length=MAX_LENGTH, blank=True, editable=False
    )
    archived_on = models.DateField(
        _("date of the archived copy"), null=True, editable=False
    )
    asked_at = models.DateTimeField(editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("proposed archived copy")
        verbose_name_plural = _("proposed archived copies")
        constraints = [
            models.CheckConstraint(
                name="links_archive_found_has_a_copy",
                condition=~Q(state="found")
                | (~Q(archive_url="") & Q(archived_on__isnull=False)),
            )
        ]

    def __str__(self):
        return self.archive_url or self.get_state_display()


class ArchiveServicePanel(Panel):
    """Says who is asked, since the address of the service is not chosen here."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "links/admin/archive_service.html"

        def get_context_data(self, parent_context=None):
            host = urlsplit(settings.LINK_ARCHIVE_API).hostname or ""
            return super().get_context_data(parent_context) | {"host": host}


@register_setting(icon="link")
class LinkSettings(BaseGenericSetting):
    """Who outside the association may be told about its links.

    There is no row before somebody has opened the page of settings, and what is not
    chosen is off.
    """

    asks_archive = models.BooleanField(
        _("look for copies of lost pages in a web archive"),
        default=False,
        help_text=_(
            "The archive is then told the address of each lost page that you link to, "
            "the day on which the link was added, the address of this site and its "
            "server, and the e-mail address that the link checker gives. It is told "
            "nothing of residents or staff, and nothing of links that are dangerous."
        ),
    )

    panels = [FieldPanel("asks_archive"), ArchiveServicePanel()]

    class Meta:
        verbose_name = _("links and the web archive")

    @classmethod
    def allow_archive(cls) -> bool:
        """Whether somebody has chosen that the archive may be asked."""
        return cls.objects.filter(asks_archive=True).exists()
