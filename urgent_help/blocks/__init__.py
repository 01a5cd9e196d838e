"""What a page of urgent help is made of."""

from urgent_help.blocks.streams import UrgentHelpStreamBlock, default_sections
from urgent_help.blocks.troubles import TroubleStreamBlock, first_troubles

__all__ = [
    "TroubleStreamBlock",
    "UrgentHelpStreamBlock",
    "default_sections",
    "first_troubles",
]
