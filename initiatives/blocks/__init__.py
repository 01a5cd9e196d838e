"""The sections of an initiative."""

from initiatives.blocks.streams import InitiativeStreamBlock, default_sections

__all__ = ["InitiativeStreamBlock", "default_sections"]
