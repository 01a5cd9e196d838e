"""What a form, and with it all that is sent in it, belongs to: it is where the form lies.

Below a department it is that one; below an activity it is this, and its departments.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils.translation import gettext

from activities.models import ActivityPage
from departments.belonging import belonging_to, just_below
from departments.models import DepartmentPage
from forms.models import FormPage


@dataclass
class Belonging:
    """The activity that a form is the sign-up for, and the departments that it is of."""

    activity: str = ""
    departments: list[str] = field(default_factory=list)

    @property
    def departments_in_words(self) -> str:
        return ", ".join(self.departments)

    @property
    def lines(self) -> list[str]:
        """What a letter says of it."""
        told = {"activity": self.activity, "departments": self.departments_in_words}
        lines = {
            "activity": gettext("Activity: %(activity)s"),
            "departments": gettext("Department: %(departments)s"),
        }
        return [lines[name] % told for name, words in told.items() if words]

    def __str__(self) -> str:
        return " · ".join(filter(None, [self.activity, self.departments_in_words]))


def belonging_of(forms: Iterable[FormPage]) -> dict[int, Belonging]:
    """Return what each of the forms belongs to, by its primary key; two queries."""
    above = {form.path[: -form.steplen] for form in forms}
    found: dict[str, Belonging] = defaultdict(Belonging)
    activities = ActivityPage.objects.filter(path__in=above).order_by(
        "departments__title"
    )
    for path, title, department in activities.values_list(
        "path", "title", "departments__title"
    ):
        found[path].activity = title
        if department:
            found[path].departments.append(department)
    departments = DepartmentPage.objects.filter(path__in=above)
    for path, title in departments.values_list("path", "title"):
        found[path].departments.append(title)
    return {form.pk: found[form.path[: -form.steplen]] for form in forms}


def forms_of_department(department: DepartmentPage) -> QuerySet[FormPage]:
    """Return the forms of a department, with those of activities that have chosen it."""
    pages = DepartmentPage.objects.filter(pk=department.pk)
    activities = belonging_to(ActivityPage.objects.all(), pk=department.pk)
    forms = FormPage.objects.order_by()
    return just_below(forms, pages) | just_below(forms, activities)
