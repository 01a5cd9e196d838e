"""What a document is, as residents look for it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """In the order in which kinds are listed: what most come for first."""

    MINUTES = "referat", _("Minutes")
    HOUSE_RULES = "husorden", _("House rules")
    ACCOUNTS = "regnskab", _("Accounts and budgets")
    STATUTES = "vedtaegt", _("Statutes")
    GUIDE = "vejledning", _("Guides")
    OTHER = "andet", _("Other documents")
