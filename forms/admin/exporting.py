"""Messages as a table: what all have in common, and a column for each question."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from forms.belonging import Belonging
from forms.models import Submission

_OWN = {
    "created_at": _("Sent"),
    "page": _("Form"),
    "activity": _("Activity"),
    "departments": _("Departments"),
    "reference": _("Number"),
    "state": _("Status"),
    "is_waiting": _("On the waiting list"),
}
_BELONGING = ("activity", "departments")
# Columns of questions begin with it, so that none is called as one of ours.
_QUESTION = "question:"


def columns_of(
    submissions: QuerySet[Submission], belonging: dict[int, Belonging]
) -> list[str]:
    """Return the columns of a table of `submissions`; questions as they were asked.

    Without those of what they belong to where none belongs to anything.
    """
    pages = submissions.order_by().values_list("page", flat=True).distinct()
    none = set() if any(str(belonging[page]) for page in pages) else set(_BELONGING)
    own = [column for column in _OWN if column not in none]
    labels: dict[str, None] = {}
    for answers in submissions.order_by("created_at", "pk").values_list(
        "answers", flat=True
    ):
        labels |= dict.fromkeys(answer["label"] for answer in answers)
    return [*own, *(f"{_QUESTION}{label}" for label in labels)]


def heading_of(column: str) -> str:
    """Return what stands above a column."""
    return str(_OWN.get(column) or column.removeprefix(_QUESTION))


def row_of(
    submission: Submission, belonging: Belonging, columns: list[str]
) -> dict[str, object]:
    """Return a message as a row of that table."""
    row = {
        "created_at": submission.created_at,
        "page": submission.page.title,
        "activity": belonging.activity,
        "departments": belonging.departments_in_words,
        "reference": submission.reference,
        "state": submission.get_state_display(),
        "is_waiting": submission.is_waiting,
    }
    said = dict(_said(submission))
    return {
        column: row[column] if column in _OWN else said.get(column, "")
        for column in columns
    }


def _said(submission: Submission) -> Iterator[tuple[str, str]]:
    for told in submission.told:
        yield f"{_QUESTION}{told.label}", told.words
