from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DepartmentsConfig(AppConfig):
    name = "departments"
    verbose_name = _("Departments")

    def ready(self):
        from departments.documents import SOURCE
        from departments.gathering import gather
        from departments.reviews import departments_of
        from pages.review_report.grouping import offer_grouping

        gather(SOURCE)
        offer_grouping("department", _("Department"), departments_of)
