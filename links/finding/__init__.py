"""Where links stand: what pages have in their live version and in their latest draft."""

from .keeping import follow, recount_pages
from .reading import Found, link_ids_in, text_fields
from .rebuilding import is_needed, rebuild

__all__ = [
    "Found",
    "follow",
    "is_needed",
    "link_ids_in",
    "rebuild",
    "recount_pages",
    "text_fields",
]
