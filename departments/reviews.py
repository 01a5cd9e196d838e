"""The report on reviews by department: which department each page is about."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page

from departments.belonging import choice_of
from departments.models import DepartmentPage
from pages.models.base import page_models

# More of them would be a name that nobody reads, and a group of one page.
MOST_NAMED = 3


def departments_of(page_ids: Iterable[int]) -> dict[int, str]:
    """Return the departments that each page is about, by name; see `GroupNames`.

    One query, and one for each type of page that chooses departments. A page of such a
    type that has chosen none is about all of them.
    """
    wanted = {*page_ids}
    titles = dict(DepartmentPage.objects.values_list("pk", "title"))
    found = {pk: title for pk, title in titles.items() if pk in wanted}
    for model, choices in _choices():
        chosen = defaultdict(list)
        for page_id, department_id in choices:
            chosen[page_id].append(titles[department_id])
        for pk in wanted.intersection(model.objects.values_list("pk", flat=True)):
            found[pk] = _in_words(chosen[pk])
    return found


def _choices() -> Iterator[tuple[type[Page], QuerySet]]:
    """Yield each type of page that chooses departments, with rows of a page and one."""
    for model in page_models():
        if field := choice_of(model):
            columns = field.m2m_column_name(), field.m2m_reverse_name()
            chosen = field.remote_field.through.objects.order_by()
            yield model, chosen.values_list(*columns)


def _in_words(names: list[str]) -> str:
    if not names:
        return _("All departments")
    if len(names) > MOST_NAMED:
        return _("{count} departments").format(count=len(names))
    return ", ".join(sorted(names))
