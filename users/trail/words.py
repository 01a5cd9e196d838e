"""The sentences about accounts, their roles and their doors."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from audit.events import (
    CountedFormatter,
    Kind,
    RolesFormatter,
    register,
)
from audit.people import ACCOUNT_DELETED

ACCOUNT_MADE = "users.account_made"
ACCOUNT_CHANGED = "users.account_changed"
ACCOUNT_CLOSED = "users.account_closed"
ACCOUNT_OPENED = "users.account_opened"
INVITED = "users.invited"
MADE_SUPERUSER = "users.superuser_given"
NO_SUPERUSER = "users.superuser_taken"
ROLES_GIVEN = "users.roles_given"
ROLES_TAKEN = "users.roles_taken"
PASSWORD_CHANGED = "users.password_changed"  # noqa: S105 - a name
PASSWORD_LINK_SENT = "users.password_link_sent"  # noqa: S105 - a name
FACTOR_ADDED = "users.add_second_factor"
FACTOR_REMOVED = "users.remove_second_factor"
NEW_RECOVERY_CODES = "users.new_recovery_codes"
FACTOR_RESET = "users.reset_second_factor"
SIGNED_IN = "users.signed_in"
SECOND_STEP_TAKEN = "users.second_step_taken"
SECOND_STEP_FAILED = "users.second_step_failed"
SIGNED_OUT = "users.signed_out"
SIGNED_OUT_ELSEWHERE = "users.signed_out_elsewhere"
SIGN_IN_FAILED = "users.sign_in_failed"
PAGE_DOOR_LOCKED = "users.page_door_locked"
RESET_DOOR_LOCKED = "users.reset_door_locked"

_ACCOUNTS = (
    (
        ACCOUNT_MADE,
        _("Make an account"),
        _("%(who)s made an account for %(whom)s"),
        "",
    ),
    (
        ACCOUNT_CHANGED,
        _("Change an account"),
        _("%(who)s changed the account of %(whom)s"),
        _("%(who)s changed their own account"),
    ),
    (
        ACCOUNT_CLOSED,
        _("Close an account"),
        _("%(who)s closed the account of %(whom)s"),
        "",
    ),
    (
        ACCOUNT_OPENED,
        _("Open an account again"),
        _("%(who)s opened the account of %(whom)s again"),
        "",
    ),
    (
        ACCOUNT_DELETED,
        _("Delete an account"),
        _("%(who)s deleted the account of %(whom)s"),
        "",
    ),
    (
        INVITED,
        _("Send an invitation"),
        _("%(who)s sent an invitation to %(whom)s"),
        "",
    ),
    (
        PASSWORD_CHANGED,
        _("Change a password"),
        _("%(who)s gave %(whom)s a new password"),
        _("%(who)s chose a new password"),
    ),
    (
        PASSWORD_LINK_SENT,
        _("Send a link to a new password"),
        _("A link to a new password was sent to %(whom)s"),
        "",
    ),
    (
        FACTOR_ADDED,
        _("Add a second factor"),
        "",
        _("%(who)s added a second factor"),
    ),
    (
        FACTOR_REMOVED,
        _("Remove a second factor"),
        "",
        _("%(who)s removed a second factor"),
    ),
    (
        NEW_RECOVERY_CODES,
        _("New recovery codes"),
        "",
        _("%(who)s made new recovery codes"),
    ),
    (
        FACTOR_RESET,
        _("Reset two-step login"),
        _("%(who)s reset the two-step login of %(whom)s"),
        "",
    ),
)
_SIGNING_IN = (
    (SIGNED_IN, _("Sign in"), _("%(who)s signed in")),
    (
        SECOND_STEP_TAKEN,
        _("Take the second step"),
        _("%(who)s took the second step of signing in"),
    ),
    (SIGNED_OUT, _("Sign out"), _("%(who)s signed out")),
    (
        SIGNED_OUT_ELSEWHERE,
        _("Sign out elsewhere"),
        _("%(who)s signed out where they were signed in elsewhere"),
    ),
)


class FailedSignInFormatter(CountedFormatter):
    """Tells how often somebody tried to sign in to an account, or to one there is not."""

    label = _("Failed to sign in")

    def sentence_of(self, log_entry) -> str:
        count = log_entry.data["count"]
        if log_entry.label:
            return ngettext(
                "%(count)d failed try to sign in as %(whom)s",
                "%(count)d failed tries to sign in as %(whom)s",
                count,
            )
        return ngettext(
            "%(count)d failed try to sign in with a name that no account has",
            "%(count)d failed tries to sign in with names that no account has",
            count,
        )


class FailedSecondStepFormatter(CountedFormatter):
    """Tells how often somebody who had the password failed the second step."""

    label = _("Failed the second step")

    def sentence_of(self, log_entry) -> str:
        return ngettext(
            "%(count)d failed try at the second step as %(whom)s",
            "%(count)d failed tries at the second step as %(whom)s",
            log_entry.data["count"],
        )


class LockedPageFormatter(CountedFormatter):
    """Tells that too many passwords were tried at a page or at documents."""

    label = _("Too many passwords tried at a page")

    def sentence_of(self, log_entry) -> str:
        return ngettext(
            "%(count)d password for “%(whom)s” was refused: there had been too many tries",
            "%(count)d passwords for “%(whom)s” were refused: there had been too many "
            "tries",
            log_entry.data["count"],
        )

    def refusals(self, log_entry) -> list[str]:
        # All of them; the sentence says so.
        return []


class LockedResetFormatter(LockedPageFormatter):
    """Tells that links to a new password were asked for too often."""

    label = _("Too many links to a new password asked for")

    def sentence_of(self, log_entry) -> str:
        return ngettext(
            "%(count)d wish for a new password was refused: there had been too many",
            "%(count)d wishes for a new password were refused: there had been too many",
            log_entry.data["count"],
        )


class GivenFormatter(RolesFormatter):
    """Tells which roles somebody was given."""

    label = _("Give a role")

    def sentence_of(self, log_entry) -> str:
        return ngettext(
            "%(who)s gave %(whom)s the role %(roles)s",
            "%(who)s gave %(whom)s the roles %(roles)s",
            len(log_entry.data["roles"]),
        )


class TakenFormatter(RolesFormatter):
    """Tells which roles somebody lost."""

    label = _("Take a role away")

    def sentence_of(self, log_entry) -> str:
        return ngettext(
            "%(who)s took the role %(roles)s from %(whom)s",
            "%(who)s took the roles %(roles)s from %(whom)s",
            len(log_entry.data["roles"]),
        )


def register_log_actions(actions) -> None:
    """Wagtail hook: give each event its words."""
    for name, label, sentence, own in _ACCOUNTS:
        register(actions, name, Kind.ACCOUNT, label=label, sentence=sentence, own=own)
    for name, label, sentence in _SIGNING_IN:
        register(actions, name, Kind.SIGN_IN, label=label, sentence=sentence)
    for name, label, sentence in (
        (
            MADE_SUPERUSER,
            _("Make a superuser"),
            _("%(who)s let %(whom)s do everything, as a superuser"),
        ),
        (
            NO_SUPERUSER,
            _("Make a superuser no more"),
            _("%(who)s took from %(whom)s to be a superuser"),
        ),
    ):
        register(actions, name, Kind.ROLE, label=label, sentence=sentence)
    actions.register_action(ROLES_GIVEN)(GivenFormatter)
    actions.register_action(ROLES_TAKEN)(TakenFormatter)
    actions.register_action(SIGN_IN_FAILED)(FailedSignInFormatter)
    actions.register_action(SECOND_STEP_FAILED)(FailedSecondStepFormatter)
    actions.register_action(PAGE_DOOR_LOCKED)(LockedPageFormatter)
    actions.register_action(RESET_DOOR_LOCKED)(LockedResetFormatter)
