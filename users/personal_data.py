"""What is held about the staff who sign in."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from personal_data.erasing.outcome import Outcome
from personal_data.finding.subject import Subject
from personal_data.register.declaring import (
    ADDRESS,
    NAME,
    OWN,
    SECRET,
    USERNAME,
    WHO,
    Basis,
    Declared,
    Elsewhere,
    Holding,
    Obstacle,
    Whose,
)
from users.models import User
from users.roles import ADMINISTRATOR

_STAFF = (Whose.STAFF,)
_ACCOUNT = _("As long as the account")
_SECURITY = Basis.SECURITY


def _factor(model: str, **parts) -> Holding:
    return Holding(
        model,
        _STAFF,
        _("The second step of signing in: names, times, public keys, sealed secrets"),
        _("That nobody else signs in with the account"),
        _("Until it is removed, or the account is deleted"),
        {"user": WHO, **parts},
        basis=_SECURITY,
        deleted_by=("users.User",),
    )


def _last_administrator(subject: Subject) -> Iterator[Obstacle]:
    """Nobody could let anybody in any more."""
    user = subject.account
    administrators = User.objects.filter(
        Q(is_superuser=True) | Q(groups__name=ADMINISTRATOR), is_active=True
    )
    if user is None or not administrators.filter(pk=user.pk).exists():
        return
    others = administrators.exclude(pk=user.pk)
    if not any(other.has_usable_password() for other in others):
        yield Obstacle(
            gettext(
                "This is the last administrator who can sign in. Make somebody else an "
                "administrator first."
            )
        )


def _letters_on_their_way(subject: Subject, outcome: Outcome) -> None:
    """Tasks of ours name the account by its key, and a passkey as its owner does."""
    if subject.account is None:
        return
    tasks = DBTaskResult.objects.filter(task_path__startswith="users.tasks.")
    ids = [
        pk
        for pk, arguments in tasks.values_list("pk", "args_kwargs")
        if arguments["args"][:1] == [subject.account.pk]
    ]
    outcome.gone(
        _("Mail in the queue"), DBTaskResult.objects.filter(pk__in=ids).delete()[0]
    )


DECLARED = Declared(
    holdings=[
        Holding(
            "users.User",
            _STAFF,
            _(
                "Name, user name, mail address, password (as a hash), rights, last sign-in"
            ),
            _("That staff can sign in, and do what they are to do"),
            _("Until an administrator deletes the account"),
            {
                "username": USERNAME,
                "first_name": NAME,
                "last_name": NAME,
                "email": ADDRESS,
                "password": SECRET,
                "last_login": OWN,
                "date_joined": OWN,
                "is_active": OWN,
                "is_superuser": OWN,
            },
            is_person=True,
        ),
        Holding(
            "users.User_groups",
            _STAFF,
            _("Roles"),
            _("That staff can do what they are to do"),
            _ACCOUNT,
            {"user": WHO, "group": OWN},
            deleted_by=("users.User",),
            title=_("Roles"),
        ),
        Holding(
            "users.User_user_permissions",
            _STAFF,
            _("Rights of their own"),
            _("That staff can do what they are to do"),
            _ACCOUNT,
            {"user": WHO, "permission": OWN},
            deleted_by=("users.User",),
            title=_("Rights of their own"),
        ),
        Holding(
            "users.Invitation",
            _STAFF,
            _("When an invitation was sent, and what the mail server said"),
            _("That the invitation arrives"),
            _ACCOUNT,
            {"user": WHO, "asked_at": OWN, "sent_at": OWN, "problem": OWN},
            deleted_by=("users.User",),
        ),
        Holding(
            "users.SignIn",
            _STAFF,
            _("Where somebody is signed in: browser, machine, times; no IP address"),
            _("That staff can sign out elsewhere, and see who uses their account"),
            _("Until they sign out, at most a day after the session has run out"),
            {
                "user": WHO,
                "session_key": SECRET,
                "began_at": OWN,
                "last_used_at": OWN,
                "browser": OWN,
                "system": OWN,
            },
            basis=_SECURITY,
            deleted_by=("forget_ended_sessions",),
            title=_("Where staff are signed in"),
        ),
        _factor(
            "users.Passkey",
            name=OWN,
            added_at=OWN,
            last_used_at=OWN,
            credential_id=SECRET,
            credential=SECRET,
        ),
        _factor(
            "users.AuthenticatorApp",
            name=OWN,
            added_at=OWN,
            last_used_at=OWN,
            secret=SECRET,
        ),
        _factor("users.RecoveryCode", digest=SECRET),
        _factor("users.SecondFactorRequest", asked_since=OWN),
        Holding(
            "users.GuessCount",
            (Whose.STAFF, Whose.VISITOR),
            _(
                "How often a password was guessed, by a keyed hash of account or network"
            ),
            _("That nobody guesses passwords without end"),
            _("A day after the last guess, at most six hours later"),
            # The primary key, of which nobody can be told.
            {"key": SECRET},
            basis=_SECURITY,
            deleted_by=("forget_old_guesses",),
            erased=_("Stays until it runs out: nothing in it says whose it is"),
        ),
    ],
    nothing={"users.SecondFactorSettings": "whom the association asks, as a rule"},
    elsewhere=[
        Elsewhere(
            _("Cookies in the browsers of staff"),
            _STAFF,
            _("The session, that the account is known there, protection of forms"),
            _("That staff can sign in, and strangers cannot lock them out"),
            _("The session a week, the known browser 180 days"),
            _("Of no use once the account is deleted"),
            basis=_SECURITY,
            deleted_by=("SESSION_COOKIE_AGE",),
        ),
        Elsewhere(
            _("What was typed and not saved, in the browser of whoever typed it"),
            _STAFF,
            _("Text of forms of the admin; no passwords, no files"),
            _("That text is not lost when somebody is signed out"),
            _("Until it is saved, or they sign out; three days at most"),
            _("Lies in their own browser alone"),
        ),
    ],
    obstacles=[_last_administrator],
    erasers=[_letters_on_their_way],
)
