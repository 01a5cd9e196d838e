"""Who answers right now, for those who came to the front page to ring somebody."""

import datetime
from dataclasses import dataclass

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from pages.serving.additions import Addition, Found
from pages.serving.frame import Frame
from urgent_help.answering import Answer, offices_of
from urgent_help.models import UrgentHelpPage


@dataclass(frozen=True)
class AnswerNow:
    """Whom to ring; None where nobody has said when the office is open."""

    answer: Answer | None

    @property
    def true_until(self) -> datetime.datetime | None:
        return self.answer.holds_until if self.answer else None


def _queries() -> dict[str, QuerySet]:
    public = UrgentHelpPage.objects.for_everybody()
    # As text: what is JSON within JSON each database would hand over differently.
    written = Cast("service_points", TextField())
    pages = public.only("title").annotate(written_service_points=written)
    return {"urgent_help": pages.order_by("path")[:1]}


def _parameters(now: datetime.datetime) -> dict:
    return {}


def _read(found: Found, frame: Frame, now: datetime.datetime) -> AnswerNow:
    """One query more where an office is known by a colleague, whose number it has."""
    for page in found.get("urgent_help", []):
        page.service_points = page.written_service_points
        answer = Answer.at(
            now, offices_of(page.service_points), frame.emergency_numbers
        )
        if not answer.is_unknown:
            return AnswerNow(answer)
    return AnswerNow(None)


ANSWERS_NOW = Addition("urgent_help/now.html", _queries, _parameters, _read)
