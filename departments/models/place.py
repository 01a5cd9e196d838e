"""Where a department lies on the drawn plan of its overview."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from departments.models.department import DepartmentPage

# Per cent of the width and the height of the plan, whatever its size.
END = 100


class PlanPlace(models.Model):
    """A spot on the plan; a department without one is not on it.

    No part of the page: it belongs to no draft, and a copy of the page has none.
    """

    department = models.OneToOneField(
        DepartmentPage,
        verbose_name=_("department"),
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="plan_place",
    )
    across = models.PositiveSmallIntegerField(
        _("per cent from the left"), validators=[MaxValueValidator(END)]
    )
    down = models.PositiveSmallIntegerField(
        _("per cent from the top"), validators=[MaxValueValidator(END)]
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("place on the plan")
        verbose_name_plural = _("places on the plan")
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_on_the_plan",
                condition=Q(across__lte=END, down__lte=END),
            )
        ]

    def __str__(self) -> str:
        return f"{self.across}, {self.down}"
