"""Words that run from right to left, and what in them runs the other way.

`dir="auto"` in a template lays people's words out as their first letter asks for.
Within Arabic or Hebrew the groups of a number change places (Unicode Bidirectional
Algorithm, UAX 9, rules W2 and N2) unless it is set apart.
"""

import re

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from plaintext.characters import has_right_to_left_letters

# Character references first, which hold digits of their own.
_APART = re.compile(
    r"&#?\w+;|https?://[^\s<>\"]+|[^\s<>\"@]+@[^\s<>\"@]+\.[a-zA-Z]+"
    r"|[+(]*\d(?:[\d \xa0\u202f().,:/–+-]*\d)?"
)
_MARKUP = re.compile(r"(<[^>]*>)")
_BLOCK = re.compile(r"<(p|h[2-6]|ul|ol|blockquote)(?=[\s>])")


def isolated(text: str | None) -> str:
    """Return a text whose numbers and addresses are set apart, as HTML.

    Text without letters from right to left is returned as it is.
    """
    text = text or ""
    # The editor's examples are translated when they are printed.
    if not has_right_to_left_letters(str(text)):
        return text
    escaped = str(conditional_escape(text))
    return mark_safe(_APART.sub(_set_apart, escaped))  # noqa: S308, escaped above


def directed_html(source: str) -> str:
    """Return rich text whose blocks run as their words do, numbers set apart."""
    if not has_right_to_left_letters(source):
        return source
    parts = _MARKUP.split(source)
    return "".join(
        _BLOCK.sub(r'<\1 dir="auto"', part)
        if number % 2
        else _APART.sub(_set_apart, part)
        for number, part in enumerate(parts)
    )


def _set_apart(match: re.Match) -> str:
    if match.group().startswith("&"):
        return match.group()
    whole = "" if "@" in match.group() or "/" in match.group() else ' class="unbroken"'
    return f'<bdi dir="ltr"{whole}>{match.group()}</bdi>'


def apart(text: str) -> SafeString:
    """Return words to put into a sentence that may run the other way, as HTML."""
    return format_html("<bdi>{}</bdi>", text)
