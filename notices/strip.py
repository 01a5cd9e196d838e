"""The notices above every page, or above those of a department."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import BooleanField, Count, DateTimeField, Q, QuerySet, Window
from django.utils import timezone

from departments.models import DepartmentPage
from notices.models import Notice, NoticeIndexPage
from notices.models.asking import earliest, names_of, next_moments, told
from notices.models.index import NOTICE_SHEET
from notices.telling import ToldNotice
from page_cache.marking import holds_until
from pages.serving.frame import Frame
from pages.serving.strips import Strip
from prepared.parameters import Parameter

# The first of many; the list has them all.
MOST = 3
# As long as there is no list.
MOST_WITHOUT_LIST = 12
NAMES = 3
TEMPLATE = "notices/strip.html"


@dataclass(frozen=True)
class NoticeStrip:
    """Some notices above a page, and the way to the whole of them.

    `total` is how many there are altogether, those in another strip too; 0 in a strip
    that does not lead on.
    """

    notices: list[ToldNotice]
    is_urgent: bool
    # Of several that are not urgent the words are left to the list: what, where and
    # until when is told of all.
    is_brief: bool
    list_url: str = ""
    total: int = 0


class NoticeStrips:
    """Asks for them with the site, and says until when a page holds."""

    def queries(self, on_the_way: Q) -> dict[str, QuerySet]:
        now = Parameter("now", DateTimeField())
        departments = DepartmentPage.objects.filter(on_the_way, live=True)
        here = Notice.departments.through.objects.filter(
            departmentpage__in=departments.order_by().values("pk")
        )
        is_front = Q(Parameter("is_front", BooleanField()))
        concerned = Q(everywhere=True) | Q(pk__in=here.values("notice")) | is_front
        shown = Notice.objects.shown(now).filter(concerned).most_urgent_first(now)
        first = shown[:MOST_WITHOUT_LIST]
        lists = NoticeIndexPage.objects.for_everybody()
        return {
            "notices": shown.annotate(total=Window(Count("*")))[:MOST_WITHOUT_LIST],
            "notice_names": names_of(first, NAMES),
            "notice_lists": lists.order_by("path").values_list("url_path")[:1],
            **next_moments(now),
        }

    def strips(self, found: dict[str, list], frame: Frame) -> Iterator[Strip]:
        if (moment := earliest(found)) is not None:
            holds_until(frame.request, moment)
        if isinstance(frame.page, NoticeIndexPage):
            # It has them all.
            return
        notices = told(found["notices"], found["notice_names"], timezone.now())
        total = notices[0].notice.total if notices else 0
        url = ""
        if found["notice_lists"]:
            url = frame.address_of(found["notice_lists"][0][0])
            notices = notices[:MOST]
        urgent = [notice for notice in notices if notice.is_urgent]
        calm = [notice for notice in notices if not notice.is_urgent]
        for group, is_urgent in ((urgent, True), (calm, False)):
            if group:
                # Below the last of them.
                leads_on = group[-1] is notices[-1]
                is_brief = not is_urgent and len(notices) > 1
                content = NoticeStrip(
                    group,
                    is_urgent,
                    is_brief and bool(url),
                    url if leads_on else "",
                    total if leads_on else 0,
                )
                yield Strip(TEMPLATE, NOTICE_SHEET, is_urgent, content)
