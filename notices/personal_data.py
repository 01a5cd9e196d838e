"""What is held of those who keep notices, who get them, and of whom a notice names."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from notices.models import Subscription
from personal_data.erasing.outcome import Outcome
from personal_data.finding.subject import Subject
from personal_data.register.declaring import (
    ADDRESS,
    NONE,
    OWN,
    SECRET,
    TEXT,
    WHO,
    Basis,
    Declared,
    Holding,
    Whose,
)
from personal_data.register.of_pages import page_holding

_WHY = _("That residents know what does not work, and colleagues who saw to it")
_KEPT = _("30 days after it is over")
_JOB = ("forget_notices",)


def _of(subject: Subject) -> Q:
    """Subscriptions of somebody, confirmed or not; their addresses are in lower case."""
    return Q(email__in=subject.addresses)


def _mails_to(subject: Subject) -> Q:
    subscriptions = Subscription.objects.filter(_of(subject))
    return Q(subscription__in=subscriptions.order_by().values("pk"))


def _delete_subscriptions(subject: Subject, outcome: Outcome) -> None:
    """Whoever is erased gets no more notices, and no mail of them is left."""
    found = Subscription.objects.filter(_of(subject))
    count = found.count()
    found.delete()
    outcome.gone(_("Subscriptions to notices"), count)


DECLARED = Declared(
    holdings=[
        Holding(
            "notices.Notice",
            (Whose.STAFF, Whose.ANYBODY),
            _("What a notice says to residents, and who made it"),
            _WHY,
            _KEPT,
            {
                "text": TEXT,
                "place": TEXT,
                "working_word": TEXT,
                "solved_word": TEXT,
                "created_at": OWN,
                "created_by": WHO,
            },
            deleted_by=_JOB,
        ),
        Holding(
            "notices.NoticeEvent",
            (Whose.STAFF, Whose.ANYBODY),
            _("What was said of a notice while it lasted, by whom and when"),
            _WHY,
            _KEPT,
            {"text": TEXT, "at": OWN, "by": WHO},
            deleted_by=_JOB,
        ),
        Holding(
            "notices.Subscription",
            (Whose.RESIDENT,),
            _("The address to which notices are sent, and of which departments"),
            _("That residents are told of what does not work, as they have asked"),
            _(
                "Until the resident stops them; an address that has not been confirmed, "
                "three days"
            ),
            {
                "email": ADDRESS,
                "everywhere": OWN,
                "asked_at": OWN,
                "confirmed_at": OWN,
                "key": SECRET,
            },
            basis=Basis.CONSENT,
            deleted_by=("forget_unconfirmed_addresses",),
            erased=_("The subscription is deleted, with what was sent"),
        ),
        Holding(
            "notices.NoticeMail",
            (Whose.RESIDENT,),
            _("Which notices a subscription was sent, and when"),
            _("That nobody is sent the same twice, and all are told of its end"),
            _KEPT,
            {"state": NONE, "due_at": OWN, "moved_at": OWN},
            basis=Basis.CONSENT,
            deleted_by=(*_JOB, "notices.Subscription"),
            about=_mails_to,
            erased=_("Deleted with the subscription"),
        ),
        page_holding("notices.NoticeIndexPage"),
    ],
    nothing={
        "notices.Notice_departments": "which notices are for which departments",
        "notices.Subscription_departments": (
            "the departments of a subscription, which goes with it"
        ),
        "notices.SubscriptionCount": (
            "how often groups of visitors asked for notices within an hour; no addresses"
        ),
    },
    erasers=[_delete_subscriptions],
)
