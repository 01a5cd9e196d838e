"""Members of staff, for every test about the register."""

from tests.links.staff import keeper, onlooker, outsider

__all__ = ["keeper", "onlooker", "outsider"]
