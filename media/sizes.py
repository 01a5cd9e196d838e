"""Sizes of files in words."""

from django.template.defaultfilters import filesizeformat
from django.utils.formats import number_format
from django.utils.translation import gettext as _


def told_apart(size: int, limit: int) -> tuple[str, str]:
    """Return a size and the limit that it exceeds, in words that differ.

    In the usual units where these tell them apart, and to the byte where not.
    """
    words = filesizeformat(size), filesizeformat(limit)
    if words[0] != words[1]:
        return words
    exact = _("%(words)s (%(bytes)s)") % {"words": words[1], "bytes": _in_bytes(limit)}
    return _in_bytes(size), exact


def _in_bytes(size: int) -> str:
    return _("%(number)s bytes") % {"number": number_format(size, force_grouping=True)}
