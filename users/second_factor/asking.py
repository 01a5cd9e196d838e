"""Of whom a second factor is asked, and until when one may do without."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.db.models import Exists, F, OuterRef, Subquery
from django.utils import timezone
from wagtail.permissions import page_permission_policy

from users.second_factor.models import (
    AuthenticatorApp,
    Passkey,
    SecondFactorRequest,
    SecondFactorSettings,
)

Asked = SecondFactorSettings.Asked

# Whoever may do one of these administers.
_ADMINISTERING = (
    "users.add_user",
    "users.change_user",
    "users.delete_user",
    "users.change_secondfactorsettings",
    "auth.add_group",
    "auth.change_group",
)


@dataclass(frozen=True)
class Standing:
    """How it stands with somebody's second factor.

    `ends_at` is when they can do without no longer; None for who has one, and for
    those of whom none is asked.
    """

    has_way: bool
    ends_at: datetime | None = None

    @property
    def must_set_up(self) -> bool:
        """Whether they get no further without setting one up."""
        return self.ends_at is not None and self.ends_at <= timezone.now()

    @property
    def days_left(self) -> int:
        """Return the days that are left, begun ones too."""
        if self.ends_at is None:
            return 0
        return max(0, math.ceil((self.ends_at - timezone.now()) / timedelta(days=1)))


def standing_of(user) -> Standing:
    """Return how it stands with `user`, in one query, or as many as rights take.

    Whoever is asked for the first time is asked from now on.
    """
    row = _row(user)
    if row.has_passkey or row.has_app:
        return Standing(has_way=True)
    if not is_asked(user, row.asked or Asked.NOBODY):
        if row.since:
            SecondFactorRequest.objects.filter(user=user).delete()
        return Standing(has_way=False)
    since = row.since or _ask(user)
    return Standing(has_way=False, ends_at=since + timedelta(days=row.days))


def is_required(user) -> bool:
    """Whether the site's setting asks a second factor of `user`."""
    settings = SecondFactorSettings.objects.first()
    return settings is not None and is_asked(user, settings.asked)


def is_asked(user, asked: str) -> bool:
    """Whether `user` is among those of whom the setting `asked` asks it."""
    if asked != Asked.PUBLISHERS:
        return asked == Asked.EVERYBODY
    return any(map(user.has_perm, _ADMINISTERING)) or (
        page_permission_policy.user_has_permission(user, "publish")
    )


def when_setting_is_saved(sender, instance: SecondFactorSettings, **kwargs) -> None:
    """Signal: forget since when those were asked who are asked no more.

    Should the setting be widened again, their time begins anew; nobody else's does.
    """
    requests = SecondFactorRequest.objects.select_related("user")
    gone = [row.pk for row in requests if not is_asked(row.user, instance.asked)]
    SecondFactorRequest.objects.filter(pk__in=gone).delete()


def _row(user):
    settings = SecondFactorSettings.objects.order_by("pk")
    own = OuterRef("pk")
    row = (
        get_user_model()
        .objects.filter(pk=user.pk)
        .select_related("wagtail_userprofile")
        .annotate(
            has_passkey=Exists(Passkey.objects.filter(user=own)),
            has_app=Exists(AuthenticatorApp.objects.filter(user=own)),
            asked=Subquery(settings.values("asked")[:1]),
            days=Subquery(settings.values("days")[:1]),
            since=F("second_factor_request__asked_since"),
        )
        .get()
    )
    # The admin asks for it next, on each screen: in which language, and how it looks.
    profile = get_user_model()._meta.get_field("wagtail_userprofile")
    profile.set_cached_value(user, getattr(row, profile.name, None))
    return row


def _ask(user) -> datetime:
    request, _is_new = SecondFactorRequest.objects.get_or_create(
        user=user, defaults={"asked_since": timezone.now()}
    )
    return request.asked_since
