"""Titles that nobody has written: those of links that came as bare addresses."""

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from .link import Link


class ProposedTitleQuerySet(models.QuerySet):
    """Chainable questions about proposed titles."""

    def standing(self):
        """Those that their links still have: nobody has written another."""
        return self.filter(link__title=F("title"))

    def to_be_fetched(self):
        """Those whose pages have been asked since, and whose titles nobody has read."""
        return self.standing().filter(
            is_fetched=False, link__health__checked_at__isnull=False
        )


class ProposedTitle(models.Model):
    """The title that a link was given by the site, until somebody has looked at it.

    At first the host alone; the page's own title once the checker has seen the page.
    """

    link = models.OneToOneField(
        Link,
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="proposed_title",
        editable=False,
    )
    title = models.CharField(max_length=255, editable=False)
    is_fetched = models.BooleanField(default=False, editable=False)

    objects = ProposedTitleQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("proposed title")
        verbose_name_plural = _("proposed titles")

    def __str__(self):
        return self.title


def has_proposed_title(link: Link) -> bool:
    """Whether the title of a link is one that nobody has written or agreed to.

    Asks the database unless the proposal was fetched along with the link.
    """
    proposed = getattr(link, "proposed_title", None)
    return proposed is not None and proposed.title == link.title
