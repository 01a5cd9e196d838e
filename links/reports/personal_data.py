"""Taking out of a text what tells who wrote it.

People are asked not to write it, and do so all the same. It is better to lose an
innocent number than to keep somebody's.
"""

import re

REMOVED = "[fjernet]"

_AT = r"(?:@|[(\[]\s?(?:at|snabel-?a)\s?[)\]])"
_MAIL = re.compile(rf"[^\s@<>(),;:]+\s?{_AT}\s?\w[\w.-]*\w", re.IGNORECASE)
# A date stays: it tells when the link was tried.
_DATE = r"(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d{2}-\d{2})(?![\d-])"
_DIGITS = r"\+?\d(?:[\s().\-–/]{0,3}\d){7,}"
_NUMBER = re.compile(f"(?P<date>{_DATE})|{_DIGITS}")


def without_personal_data(text: str) -> str:
    """Return `text` without mail addresses, telephone numbers and CPR numbers.

    That is whatever looks like a mail address, and every number of eight digits or
    more, with or without spaces and dashes in it; a date is no such number.
    """
    text = _MAIL.sub(REMOVED, text)
    return _NUMBER.sub(lambda match: match["date"] or REMOVED, text)
