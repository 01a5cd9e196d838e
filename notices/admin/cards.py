"""A notice as its keeper meets it: what residents read, and what can be done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse

from notices.models import Notice
from notices.models.asking import names_of, told
from notices.permissions import may_keep_notices
from notices.telling import ToldNotice

NAMES = 12


@dataclass(frozen=True)
class NoticeCard:
    """A notice with its buttons, for those who may press them."""

    told: ToldNotice
    may_keep: bool
    is_unanswered: bool

    @property
    def notice(self) -> Notice:
        return self.told.notice

    @property
    def state(self) -> str:
        return self.told.state

    @property
    def state_label(self) -> str:
        return str(Notice.State(self.state).label)

    @property
    def lasts(self) -> bool:
        """Whether there is something to tell of it, and an end to come."""
        return self.state in (Notice.State.CURRENT, Notice.State.PLANNED)

    @property
    def edit_url(self) -> str:
        return reverse("edit_notice", args=[self.notice.pk])

    def url_of(self, action: str) -> str:
        return reverse("do_with_notice", args=[self.notice.pk, action])

    @property
    def news_url(self) -> str:
        return self.url_of("news")

    @property
    def solve_url(self) -> str:
        return self.url_of("solve")

    @property
    def reopen_url(self) -> str:
        return self.url_of("reopen")

    @property
    def withdraw_url(self) -> str:
        return self.url_of("withdraw")

    @property
    def later_url(self) -> str:
        return self.url_of("later")


def cards(
    notices: Iterable[Notice], request: HttpRequest, now: datetime
) -> list[NoticeCard]:
    """Return the cards of some notices; one query more, however many there are."""
    notices = list(notices)
    ids = [notice.pk for notice in notices]
    names = list(names_of(Notice.objects.filter(pk__in=ids), NAMES)) if ids else []
    return with_names(notices, names, request, now)


def with_names(
    notices: list[Notice], names: list[tuple], request: HttpRequest, now: datetime
) -> list[NoticeCard]:
    """Return the cards of notices whose departments have been asked for (`names_of`)."""
    may_keep = may_keep_notices(request.user)
    return [
        NoticeCard(one, may_keep, one.notice.is_unanswered(now))
        for one in told(notices, names, now)
    ]


def for_panel(request: HttpRequest) -> dict:
    """Return what a component needs, which context processors do not reach."""
    return {"request": request, "csrf_token": get_token(request)}
