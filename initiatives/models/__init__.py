"""The subject of the site: what is done for and with residents."""

from initiatives.models.index import InitiativeIndexPage
from initiatives.models.initiative import InitiativePage
from initiatives.models.theme import Theme

__all__ = ["InitiativeIndexPage", "InitiativePage", "Theme"]
