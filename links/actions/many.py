"""The actions that can be done with many links at once."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from links.actions.action import ActionOnMany
from links.decisions.availability import set_availability_of
from links.decisions.dismissal import dismiss_all
from links.runs.tasks import check_all_soon

CHECK_MANY = ActionOnMany(
    label=_("Check again now"),
    counted=lambda count: (
        ngettext("Check the link again", "Check all %(count)d again", count)
        % {"count": count}
    ),
    question=lambda count: (
        ngettext("Check %(count)d link again?", "Check %(count)d links again?", count)
        % {"count": count}
    ),
    done=lambda count: (
        ngettext(
            "%(count)d link is on its way to be checked.",
            "%(count)d links are on their way to be checked. Many take a while: no site is asked for more than one thing at a time.",
            count,
        )
        % {"count": count}
    ),
    # What has been asked for cannot be taken back.
    do=lambda links, user: (None, check_all_soon(links, user)),
)
FLAG_MANY = ActionOnMany(
    # Told from the next when either is cut off, as Wagtail does.
    label=_("Mark these as unavailable"),
    counted=lambda count: (
        ngettext(
            "Mark the link as unavailable", "Mark all %(count)d as unavailable", count
        )
        % {"count": count}
    ),
    question=lambda count: (
        ngettext(
            "Mark %(count)d link as unavailable? Every page that shows it will say so.",
            "Mark %(count)d links as unavailable? Every page that shows them will say so.",
            count,
        )
        % {"count": count}
    ),
    done=lambda count: (
        ngettext(
            "%(count)d link is marked as unavailable.",
            "%(count)d links are marked as unavailable.",
            count,
        )
        % {"count": count}
    ),
    do=lambda links, user, reason="": set_availability_of(
        links, user, available=False, reason=reason
    ),
)
UNFLAG_MANY = ActionOnMany(
    label=_("Make these available again"),
    counted=lambda count: (
        ngettext(
            "Mark the link as available again",
            "Mark all %(count)d as available again",
            count,
        )
        % {"count": count}
    ),
    question=lambda count: (
        ngettext(
            "Mark %(count)d link as available? Readers will be sent there again.",
            "Mark %(count)d links as available? Readers will be sent there again.",
            count,
        )
        % {"count": count}
    ),
    done=lambda count: (
        ngettext(
            "%(count)d link is available again.",
            "%(count)d links are available again.",
            count,
        )
        % {"count": count}
    ),
    do=lambda links, user: set_availability_of(links, user, available=True),
)
DISMISS_MANY = ActionOnMany(
    label=_("Leave as they are"),
    counted=lambda count: (
        ngettext(
            "Leave the link as it is",
            "Leave the %(count)d that need a decision as they are",
            count,
        )
        % {"count": count}
    ),
    question=lambda count: (
        ngettext(
            "Leave %(count)d link as it is? We go on checking it.",
            "Leave %(count)d links as they are? We go on checking them.",
            count,
        )
        % {"count": count}
    ),
    done=lambda count: (
        ngettext(
            "%(count)d link is left as it is.",
            "%(count)d links are left as they are.",
            count,
        )
        % {"count": count}
    ),
    do=dismiss_all,
)
