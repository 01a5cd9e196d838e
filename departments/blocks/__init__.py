"""What the page of a department is made of."""

from departments.blocks.streams import ServicePointsStreamBlock

__all__ = ["ServicePointsStreamBlock"]
