"""What the page of a department is made of."""

from departments.blocks.streams import (
    DepartmentServicePointsStreamBlock,
    DepartmentStreamBlock,
    ServicePointsStreamBlock,
    default_sections,
)

__all__ = [
    "DepartmentServicePointsStreamBlock",
    "DepartmentStreamBlock",
    "ServicePointsStreamBlock",
    "default_sections",
]
