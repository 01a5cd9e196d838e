"""The report on reviews by department: which department each page is about."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext as _
from wagtail.models import Page

from departments.models import DepartmentPage

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
    for model, through in _choosing_types():
        chosen = defaultdict(list)
        for page_id, department_id in through:
            chosen[page_id].append(titles[department_id])
        for pk in wanted.intersection(model.objects.values_list("pk", flat=True)):
            found[pk] = _in_words(chosen[pk])
    return found


def _choosing_types():
    """Return each type of page that chooses departments, and what was chosen."""
    for relation in DepartmentPage._meta.related_objects:
        field = relation.field
        if relation.many_to_many and issubclass(field.model, Page):
            columns = field.m2m_column_name(), field.m2m_reverse_name()
            yield field.model, relation.through.objects.values_list(*columns)


def _in_words(names: list[str]) -> str:
    if not names:
        return _("All departments")
    if len(names) > MOST_NAMED:
        return _("{count} departments").format(count=len(names))
    return ", ".join(sorted(names))
