"""Who answers right now, for pages of other apps: the front page, a department."""

import datetime
from dataclasses import dataclass

from django.db.models import Exists, Expression, QuerySet, TextField
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.utils import timezone

from departments.gathering import Source
from departments.models import DepartmentPage
from page_cache.marking import holds_until
from pages.serving.additions import Addition, Found
from pages.serving.frame import Frame, get_frame
from urgent_help.answering import Answer, answer_in
from urgent_help.models import DEPARTMENT, UrgentHelpPage


@dataclass(frozen=True)
class AnswerNow:
    """Whom to ring; None where nobody has said when the office is open.

    `url` is that of the page of urgent help, and "" on the front page of an association
    without departments, which has nothing more to choose there.
    """

    answer: Answer | None
    url: str = ""

    @property
    def true_until(self) -> datetime.datetime | None:
        return self.answer.holds_until if self.answer else None


def _pages() -> QuerySet:
    public = UrgentHelpPage.objects.for_everybody()
    # As text: what is JSON within JSON each database would hand over differently.
    written = Cast("service_points", TextField())
    pages = public.only("title").annotate(written_service_points=written)
    return pages.order_by("path")[:1]


def _answer(rows: list, frame: Frame, now: datetime.datetime, own=None):
    """Return the answer, None where nobody has said when any office is open.

    One query more where an office is known by a colleague, whose number it has.
    """
    for page in rows:
        page.service_points = page.written_service_points
        shared = page.offices(frame.settings)
        answer = answer_in(now, own, shared, frame.emergency_numbers)
        if not answer.is_unknown:
            return answer
    return None


def _queries() -> dict[str, QuerySet]:
    departments = Exists(DepartmentPage.objects.for_everybody())
    return {"urgent_help": _pages().annotate(has_departments=departments)}


def _read(found: Found, frame: Frame, now: datetime.datetime) -> AnswerNow:
    rows = found.get("urgent_help", [])
    has_choice = any(page.has_departments for page in rows)
    url = frame.urgent_help_url if has_choice else ""
    return AnswerNow(_answer(rows, frame, now), url)


ANSWERS_NOW = Addition("urgent_help/now.html", _queries, _read)


def _of_department(department: Expression) -> QuerySet:
    return _pages()


def _shown_of_department(rows: list, request: HttpRequest) -> list[AnswerNow]:
    """Return the answer for a department as it is written, in a preview as well."""
    frame = get_frame(request)
    department = frame.page
    answer = _answer(rows, frame, timezone.now(), department.service_points)
    if answer is None:
        return []
    holds_until(request, answer.holds_until)
    url = f"{frame.urgent_help_url}?{DEPARTMENT}={department.slug}"
    return [AnswerNow(answer, url)]


OF_DEPARTMENT = Source(
    "urgent_help",
    _of_department,
    "urgent_help/of_department.html",
    _shown_of_department,
)
