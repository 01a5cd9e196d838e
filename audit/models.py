"""The entries of Wagtail's log that are about the running of the site."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import ModelLogEntry
from wagtail.models.audit_log import LogEntryQuerySet

from audit.events import AuditFormatter, actions_of


class AuditQuerySet(LogEntryQuerySet):
    """Verbs for the trail."""

    def trail(self) -> "AuditQuerySet":
        """Keep what is about the running of the site, and not about its content."""
        return self.filter(action__in=actions_of())

    def of_kind(self, kinds: Iterable[str]) -> "AuditQuerySet":
        """Keep what is of one of these kinds."""
        return self.filter(action__in=actions_of(kinds))

    def about(self, account) -> "AuditQuerySet":
        """Keep what somebody did, and what was done with the account."""
        accounts = ContentType.objects.get_for_model(type(account))
        done_with = Q(content_type=accounts, object_id=str(account.pk))
        return self.filter(Q(user=account.pk) | done_with)

    def in_sight(self) -> "AuditQuerySet":
        """Fetch what the sentences name, in the same query."""
        return self.select_related("user", "content_type")

    def before(self, moment: datetime) -> "AuditQuerySet":
        """Keep what is older."""
        return self.filter(timestamp__lt=moment)


class AuditEntry(ModelLogEntry):
    """An entry of Wagtail's log, told in a sentence.

    The row is Wagtail's and is written by `wagtail.log_actions.log`; what makes it one
    of the trail is that its action was registered with an `AuditFormatter`.
    """

    # Names that accounts had which are deleted, by their ids, for a whole page at once.
    names: Mapping[int, str] = {}

    objects = AuditQuerySet.as_manager()

    class Meta:
        proxy = True
        default_permissions = ("view",)
        verbose_name = _("who did what")
        verbose_name_plural = _("who did what")

    def __str__(self) -> str:
        return self.sentence

    @property
    def sentence(self) -> str:
        """Return what happened, in words."""
        return str(self.message)

    @cached_property
    def lines(self) -> list[str]:
        """Return what there is to say besides: a line for each change."""
        if not isinstance(self.formatter, AuditFormatter):
            return []
        return self.formatter.lines(self)

    @property
    def kind(self) -> str:
        """Return what kind of thing it is, in words."""
        return str(self.formatter.kind.label) if self.formatter else ""

    @property
    def who(self) -> str:
        """Return the name of whoever did it, also when the account is deleted."""
        if self.user_id is None:
            return gettext("The system")
        if self.user is None and self.user_id in self.names:
            return self.names[self.user_id]
        return self.user_display_name
