"""Sizes of files in words."""

from django.template.defaultfilters import filesizeformat
from django.utils.formats import number_format


def told_apart(size: int, limit: int) -> tuple[str, str]:
    """Return a size and the limit that it exceeds, in words that differ.

    In the usual units where these tell them apart, and to the byte where not.
    """
    words = filesizeformat(size), filesizeformat(limit)
    if words[0] != words[1]:
        return words
    return _in_bytes(size), f"{words[1]} ({_in_bytes(limit)})"


def _in_bytes(size: int) -> str:
    # A word of Danish as well.
    return f"{number_format(size, force_grouping=True)} bytes"
