"""The departments of the association: where residents live."""

from departments.models.address import DepartmentAddress
from departments.models.department import DepartmentPage
from departments.models.index import DepartmentIndexPage
from departments.models.place import PlanPlace

__all__ = ["DepartmentAddress", "DepartmentIndexPage", "DepartmentPage", "PlanPlace"]
