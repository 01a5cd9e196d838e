"""Which moment somebody pressed: the button that plans says it."""

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext

from clock.fields import in_field
from pages.moments import moment_as_said

# What sends a page to its readers, or to somebody who sends it on: the names of
# Wagtail's buttons, which take any value.
SENDING = ("action-publish", "action-submit", "action-restart-workflow")
# Values of such a button: without waiting, or when the field says.
NOW, AT_THE_TIME = "now", "at-the-time"
GO_LIVE, EXPIRE = "go_live_at", "expire_at"


def with_pressed_moment(data: Mapping | None) -> Mapping | None:
    """Return what was sent with the moment of the button in the field for it."""
    pressed = _pressed(data)
    if pressed == NOW:
        moment = ""
    elif _is_moment(pressed):
        moment = pressed
    else:
        return data
    data = data.copy()
    data[GO_LIVE] = moment
    return data


def errors_of_plan(
    data: Mapping,
    begins: datetime | None,
    ends: datetime | None,
    former: datetime | None,
) -> dict[str, str]:
    """Return what is wrong with a plan, by the field.

    `former` is when the page was to be published before: a moment that has come while
    somebody writes is no mistake of theirs.
    """
    now = timezone.now()
    if _pressed(data) == AT_THE_TIME and begins is None:
        return {GO_LIVE: gettext("Choose when the page is to be published.")}
    if begins and begins <= now and not _is_same(begins, former):
        message = gettext("That has gone by: %(moment)s. Choose a later time.")
        return {GO_LIVE: message % {"moment": moment_as_said(begins, now)}}
    if ends and ends <= now:
        message = gettext("That has gone by: %(moment)s. Choose a later time.")
        return {EXPIRE: message % {"moment": moment_as_said(ends, now)}}
    if begins and ends and ends <= begins:
        message = gettext(
            "The page would be taken down before it is published. Choose a time after "
            "%(moment)s."
        )
        return {EXPIRE: message % {"moment": moment_as_said(begins, now)}}
    return {}


def _is_same(moment: datetime, former: datetime | None) -> bool:
    # As far as a field for it tells.
    return former is not None and in_field(moment) == in_field(former)


def _pressed(data: Mapping | None) -> str:
    values = (data.get(name, "") for name in SENDING) if data else ()
    return next(filter(None, values), "")


def _is_moment(text: str) -> bool:
    try:
        return parse_datetime(text) is not None
    except ValueError:
        return False
