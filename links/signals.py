"""What happens when a link is saved."""

from django.db.models.signals import post_save

from links.finding.signals import follow_pages
from links.finding.usage import pages_in_draft
from links.health.keeping import ensure_health
from links.models import Link
from references.usage import look_in_drafts


def connect() -> None:
    """Listen to the register."""
    post_save.connect(follow_address, sender=Link, dispatch_uid="follow address")
    follow_pages()
    look_in_drafts(Link, pages_in_draft)


def follow_address(sender, instance: Link, raw: bool = False, **kwargs) -> None:
    """Signal receiver: a new or changed address is to be checked, and soon."""
    # A fixture may bring what is known of the link along.
    if not raw:
        ensure_health(instance)
