"""A part of a page in words that its editor finds it by."""

from django.utils.translation import gettext
from wagtail.blocks import Block


def block_name(block: Block, raw) -> str:
    """Return the label of a block and the heading that is stored in it, if any."""
    fields = raw if isinstance(raw, dict) else {}
    # The words by which an editor knows a button are those on it.
    heading = fields.get("title") or fields.get("label")
    if not heading:
        return str(block.label)
    return gettext("%(block)s “%(heading)s”") % {
        "block": block.label,
        "heading": heading,
    }
