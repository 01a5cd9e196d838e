"""What the trail tells of data that was handed over, and of people who were erased.

Never of whom, but for an account, whose name the trail has in any case.
"""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from audit.events import AuditFormatter, Kind
from personal_data.finding.subject import Subject
from personal_data.models import Erasure

HANDED_OVER = "personal_data.handed_over"
ERASED = "personal_data.erased"


class HandedOverFormatter(AuditFormatter):
    """Tells that somebody's data were taken out."""

    kind = Kind.DATA
    label = _("Hand over personal data")

    def sentence_of(self, log_entry) -> str:
        if log_entry.data["has_account"]:
            return _("%(who)s took out what is stored about %(whom)s")
        return _("%(who)s took out what is stored about somebody without an account")


class ErasedFormatter(AuditFormatter):
    """Tells that somebody was erased, and how much went."""

    kind = Kind.DATA
    label = _("Erase somebody")
    sentence = _("%(who)s erased somebody")

    def lines(self, log_entry) -> list[str]:
        told = gettext(
            "Deleted: %(gone)d. Made anonymous: %(anonymous)d. Left: %(stays)d."
        )
        return [told % log_entry.data["counts"]]


def tell_of_handing_over(subject: Subject, user=None) -> None:
    """Enter that somebody's data were taken out, by whoever uses the admin now."""
    account = subject.account
    log(
        instance=account or Erasure(pk=0),
        action=HANDED_OVER,
        user=user,
        title=subject.title if account else "",
        data={"has_account": account is not None},
    )


def register_log_actions(actions) -> None:
    """Wagtail hook: give both their words."""
    actions.register_action(HANDED_OVER)(HandedOverFormatter)
    actions.register_action(ERASED)(ErasedFormatter)
