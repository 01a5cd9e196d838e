"""A colour as people write it, and the column that it is kept in."""

import re

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from plaintext.characters import clean_line
from plaintext.fields import RuledField

_KEPT = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
_WRITTEN = re.compile(r"#?\s?([0-9a-f]{6}|[0-9a-f]{3})", re.IGNORECASE)

colour_validator = RegexValidator(
    r"^#[0-9a-fA-F]{6}$", _("Write the colour as # and six digits or letters a–f.")
)


def clean_colour(text: str) -> str:
    """Return a colour as #rrggbb; what is none as it was written, on one line."""
    line = clean_line(text)
    found = _WRITTEN.fullmatch(line)
    if not found:
        return line
    digits = found[1].lower()
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return f"#{digits}"


def is_colour(text: str) -> bool:
    """Whether `text` is a colour as it is kept."""
    return bool(_KEPT.fullmatch(text))


class ColourField(RuledField):
    """A colour as #rrggbb, or "". What is stored and is none, is read as ""."""

    text_rule = staticmethod(clean_colour)

    def from_db_value(self, value, _expression, _connection):
        return value if value and is_colour(value) else ""
