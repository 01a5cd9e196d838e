"""Where each of the staff is signed in, beside Django's own table of sessions.

Django's row is the session: without it there is none, whatever stands here.
"""

from collections import OrderedDict
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from users.models import SignIn, User
from users.sessions.browsers import browser_and_system

# How exactly it is known when a session was used last.
_AS_EXACT_AS = timedelta(minutes=5)
_MOST_REMEMBERED = 1000

# When this process has noted a session last, by its key: not with every request.
_noted: OrderedDict[str, datetime] = OrderedDict()


def note(request: HttpRequest, user: User) -> None:
    """Keep that the session of `request` is used now. At most one query in a while."""
    key = request.session.session_key
    now = timezone.now()
    if key is None or now - _noted.get(key, now - _AS_EXACT_AS) < _AS_EXACT_AS:
        return
    browser, system = browser_and_system(request.headers.get("user-agent", ""))
    SignIn.objects.update_or_create(
        session_key=key,
        defaults={
            "user": user,
            "last_used_at": now,
            "browser": browser,
            "system": system,
        },
        create_defaults={
            "user": user,
            "began_at": now,
            "last_used_at": now,
            "browser": browser,
            "system": system,
        },
    )
    _noted[key] = now
    _noted.move_to_end(key)
    while len(_noted) > _MOST_REMEMBERED:
        _noted.popitem(last=False)


def note_sign_in(sender, request: HttpRequest, user: User, **kwargs) -> None:
    """Signal: somebody has signed in."""
    note(request, user)


def follow(before: str, after: str) -> None:
    """Keep what is known of a session whose key has been changed."""
    SignIn.objects.filter(session_key=before).update(session_key=after)


def end_others(request: HttpRequest, user: User) -> int:
    """End all sessions of `user` but the one of `request`; return how many."""
    return end(user.sign_ins.exclude(session_key=request.session.session_key))


def of_user(user: User) -> QuerySet[SignIn]:
    """Return the sessions of `user` that have not run out, the last used first."""
    return _alive(user.sign_ins.all()).order_by("-last_used_at", "-pk")


def end(sign_ins: Iterable[SignIn]) -> int:
    """End sessions, whoever is using them; return how many."""
    rows = list(sign_ins)
    Session.objects.filter(session_key__in=[row.session_key for row in rows]).delete()
    SignIn.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


def end_all(user_ids: Iterable[int]) -> None:
    """End all sessions of these users: what they were allowed to is not so any more."""
    end(SignIn.objects.filter(user_id__in=list(user_ids)))


def forget_ended() -> None:
    """Delete what is kept of sessions that have ended or run out."""
    alive = _alive(SignIn.objects.all()).values("pk")
    SignIn.objects.exclude(pk__in=alive).delete()


def _alive(sign_ins: QuerySet[SignIn]) -> QuerySet[SignIn]:
    sessions = Session.objects.filter(
        session_key=OuterRef("session_key"), expire_date__gt=timezone.now()
    )
    return sign_ins.filter(Exists(sessions))
