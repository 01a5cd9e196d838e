from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DepartmentsConfig(AppConfig):
    name = "departments"
    verbose_name = _("Departments")

    def ready(self):
        from departments.belonging import DepartmentGrouping
        from departments.documents import SOURCE
        from departments.gathering import gather
        from departments.reviews import departments_of
        from pages.review_report.grouping import offer_grouping
        from search.narrowing.groups import group_by
        from search.narrowing.kinds import Kind, tell_apart

        gather(SOURCE)
        group_by(DepartmentGrouping())
        tell_apart(
            Kind(
                "afdeling",
                _("Department"),
                _("Departments"),
                ("departments.departmentpage",),
            )
        )
        offer_grouping("department", _("Department"), departments_of)
