"""Posters made of what is on the site."""

from datetime import datetime, timedelta

from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from clock.moments import beginning_of
from media.renditions import prefetch_renditions
from notices.models import NoticeIndexPage
from notices.telling import ToldNotice
from page_cache.marking import holds_until
from pages.models import BasePage, SiteSettings
from pages.serving.frame import get_frame
from posters.codes import as_typed, short_address
from posters.kinds import tell
from posters.kinds.of_notices import notice_told
from posters.kinds.telling import Told
from posters.poster import Poster


def poster_of_page(page: BasePage, request: HttpRequest, now: datetime) -> Poster:
    """Return the poster of a page, as it is at `now`."""
    frame = get_frame(request)
    told = tell(page, frame.settings, now)
    # It hangs where everybody passes: what only some may see is not on it.
    prefetch_renditions([page.picture, frame.settings.logo], hide_private=True)
    is_shown = page.picture is not None and not page.picture.is_withheld
    return _poster(
        request,
        told,
        now,
        title=page.title,
        lead=page.summary,
        url=page.get_full_url(request) or "",
        address=short_address(page, frame),
        picture=page.picture if is_shown else None,
        picture_alt="" if page.picture_decorative else page.picture_alt,
    )


def poster_of_notice(shown: ToldNotice, request: HttpRequest, now: datetime) -> Poster:
    """Return the poster of a notice, as it is at `now`."""
    frame = get_frame(request)
    found = NoticeIndexPage.objects.first_place()
    path = frame.address_of(found) if found else "/"
    address = frame.full_address(path)
    prefetch_renditions([frame.settings.logo], hide_private=True)
    return _poster(
        request,
        notice_told(shown),
        now,
        title=shown.what,
        lead=shown.notice.text,
        url=f"{address}#_varsel-{shown.notice.pk}" if found else address,
        address=as_typed(address),
        drawing=shown.drawing,
    )


def _poster(request: HttpRequest, told: Told, now: datetime, **said) -> Poster:
    settings = get_frame(request).settings
    # It says of which day it is.
    tomorrow = beginning_of(timezone.localdate(now) + timedelta(days=1))
    holds_until(request, min(tomorrow, told.holds_until or tomorrow))
    logo = settings.logo
    return Poster(
        kind=told.kind,
        facts=told.facts,
        news=told.news,
        is_urgent=told.is_urgent,
        organisation=settings.organisation_name,
        logo=None if logo is None or logo.is_withheld else logo,
        foot=_foot(settings, now),
        **said,
    )


def _foot(settings: SiteSettings, now: datetime) -> str:
    day = date_format(timezone.localtime(now), "j. F Y")
    made = gettext("Poster of %(day)s") % {"day": day}
    if not settings.phone:
        return made
    phone = gettext("Phone %(number)s") % {"number": settings.phone}
    return f"{phone} · {made}"
