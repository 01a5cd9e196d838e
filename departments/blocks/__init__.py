"""What the page of a department is made of."""

from departments.blocks.streams import (
    DepartmentStreamBlock,
    ServicePointsStreamBlock,
    default_sections,
)

__all__ = ["DepartmentStreamBlock", "ServicePointsStreamBlock", "default_sections"]
