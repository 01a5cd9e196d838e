"""Which characters a text may hold, and one spelling for what looks the same.

Four rules, from the loosest to the strictest: for running text, for a line (a title,
a name), for an address, and for comparing. docs/decisions/0008 says why each is as
it is.
"""

import html
import re
import unicodedata

# What XML 1.0 (section 2.2) and HTML refuse, and what is no character at all: control
# characters, halves of pairs, and noncharacters (Unicode, section 23.7).
_PLANE_ENDS = "".join(
    f"{chr((plane << 16) + 0xFFFE)}-{chr((plane << 16) + 0xFFFF)}"
    for plane in range(1, 17)
)
_REFUSED = (
    r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffc"
    rf"\ufffe\uffff{_PLANE_ENDS}"
)
# Line breaks by other names. Word pastes the first where somebody pressed Shift+Enter.
_LINE_BREAKS = r"\x0b\x0c\x85\u2028\u2029"
# Characters of no width of their own.
_SOFT_HYPHEN = "\xad"
_JOINERS = "\u200c\u200d"
_ZERO_WIDTH_SPACE = "\u200b"
_DIRECTION_MARKS = "\u061c\u200e\u200f\u2066-\u2069"
_VARIATIONS = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_TAGS = "\U000e0020-\U000e007f"
# Of these no text has any need: among them the byte order mark, and embeddings and
# overrides of direction, which reach beyond what they stand in.
_NEEDLESS = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180e\u202a-\u202e\u2060-\u2065\u206a-\u206f\u3164"
    "\ufeff\uffa0\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e001f"
)
_INVISIBLE = (
    f"{_SOFT_HYPHEN}{_JOINERS}{_ZERO_WIDTH_SPACE}{_DIRECTION_MARKS}{_VARIATIONS}"
    f"{_TAGS}{_NEEDLESS}"
)

_refused = re.compile(f"[{_REFUSED}]")
_line_break = re.compile(f"[{_LINE_BREAKS}]")
_invisible = re.compile(f"[{_INVISIBLE}]")
_suspect = re.compile(f"[{_REFUSED}{_LINE_BREAKS}{_INVISIBLE}]")
_direction_mark = re.compile(f"[{_DIRECTION_MARKS}]")
# Letters written from right to left: Hebrew, Arabic, Syriac, Thaana, N’Ko and others.
_right_to_left = re.compile(
    "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff"
    "\U0001e800-\U0001efff]"
)
# Scripts whose letters change with their neighbours: Arabic and its kin, those of
# India, Burmese, Khmer and Mongolian.
_joining = re.compile(
    "[\u0600-\u0fff\u1000-\u109f\u1780-\u18af\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefc"
    "\U00010840-\U00011fff\U0001e900-\U0001e95f]"
)
# Scripts that put no spaces between words: Thai, Lao, Tibetan, Burmese and Khmer.
_spaceless = re.compile("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]")
_markup = re.compile(r"(<[^>]*>)")
_entity = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);")
_href = re.compile(r'(\shref=")([^"]*)(")')


def clean_text(text: str) -> str:
    """Return running text without what no text may hold, composed (NFC).

    Characters of no width stay only where they do something: joiners where a script
    or an emoji needs them, marks of direction beside letters that run from right to
    left, soft hyphens within words. Spaces and line breaks stay as they are.
    """
    return _clean(text, is_line=False)


def clean_line(text: str) -> str:
    """Return a title, a name or a field of one line: also without soft hyphens and
    marks of direction, every run of white space one plain space."""
    return " ".join(_clean(text, is_line=True).split())


def clean_kept(text: str) -> str:
    """Return a short text on its way into the database, whatever form it came by.

    As a line, but its spaces, line breaks and marks of direction are left to the form.
    """
    return _clean(text, is_line=False).replace(_SOFT_HYPHEN, "")


def clean_address(text: str) -> str:
    """Return an address of any kind: nothing invisible in it, nothing around it."""
    if _suspect.search(text):
        text = _suspect.sub("", text)
    return unicodedata.normalize("NFC", text.strip())


def clean_email(text: str) -> str:
    """Return an e-mail address, also one typed in letters of full width."""
    return unicodedata.normalize("NFKC", clean_address(text)).strip()


def clean_html(source: str) -> str:
    """Return rich text with its words cleaned as running text, and its addresses."""
    source = _entity.sub(_visible_entity, source)
    if not _is_suspect(source):
        return source
    keep_marks = bool(_right_to_left.search(source))
    # Apart, or the bracket of a tag and an accent after it would become one letter.
    return "".join(
        _clean_tag(part) if number % 2 else _clean(part, False, keep_marks=keep_marks)
        for number, part in enumerate(_markup.split(source))
    )


def clean_json(value):
    """Return what JSON holds with each text in it cleaned, as rich text is."""
    if isinstance(value, str):
        return clean_html(value) if "<" in value or "&" in value else clean_text(value)
    if isinstance(value, list | tuple):
        return [clean_json(item) for item in value]
    if isinstance(value, dict):
        return {key: clean_json(item) for key, item in value.items()}
    return value


def without_refused(text: str) -> str:
    """Return any text at all such that every format can hold it, and nothing else."""
    return _refused.sub("", _line_break.sub("\n", text))


def without_invisible(text: str) -> str:
    """Return a text without any character of no width."""
    return _invisible.sub("", text)


def comparable(text: str) -> str:
    """Return what two texts have in common that look the same to a reader.

    Capitals, letters of full width, composition, characters of no width and the kind
    of spaces make no difference.
    """
    text = unicodedata.normalize("NFKC", without_invisible(without_refused(text)))
    return " ".join(unicodedata.normalize("NFKC", text.casefold()).split())


def has_right_to_left_letters(text: str) -> bool:
    """Return whether some of a text runs from right to left."""
    return bool(_right_to_left.search(text))


def _is_suspect(text: str) -> bool:
    return bool(_suspect.search(text)) or not unicodedata.is_normalized("NFC", text)


def _clean(text: str, is_line: bool, *, keep_marks: bool | None = None) -> str:
    if not _is_suspect(text):
        return text
    if keep_marks is None:
        keep_marks = not is_line and bool(_right_to_left.search(text))
    text = unicodedata.normalize("NFC", without_refused(text))

    def kept(match: re.Match) -> str:
        character = match.group()
        if _direction_mark.match(character):
            return character if keep_marks else ""
        if character == _SOFT_HYPHEN and is_line:
            return ""
        return character if _is_needed(character, text, match.start()) else ""

    # Composed anew: what stood between a letter and its accent is gone.
    return unicodedata.normalize("NFC", _invisible.sub(kept, text))


def _is_needed(character: str, text: str, position: int) -> bool:
    """Whether a character of no width does something where it stands."""
    before = text[position - 1] if position else ""
    after = text[position + 1 : position + 2]
    if character == _SOFT_HYPHEN:
        return before.isalpha() and after.isalpha()
    if character == _ZERO_WIDTH_SPACE:
        return bool(_spaceless.match(before) and _spaceless.match(after))
    if character in _JOINERS:
        return bool(_joining.match(before)) or (
            _is_symbol(before) and _is_symbol(after)
        )
    if "\U000e0020" <= character <= "\U000e007f":
        # The flags of Scotland, Wales and England end so.
        return bool(re.search("\U0001f3f4[\U000e0020-\U000e007f]*$", text[:position]))
    return _takes_variation(before, after) and not re.match(f"[{_NEEDLESS}]", character)


def _is_symbol(character: str) -> bool:
    return bool(character) and (
        unicodedata.category(character) in ("So", "Sk", "Sm")
        or "\ufe00" <= character <= "\ufe0f"
    )


def _takes_variation(before: str, after: str) -> bool:
    """Whether a character can be told to look otherwise: an emoji, a Han character."""
    if not before:
        return False
    if after == "\u20e3":
        return before in "#*0123456789"
    category = unicodedata.category(before)
    return category in ("So", "Sk", "Sm", "Lo") or (
        category in ("Po", "Pd", "No") and not before.isascii()
    )


def _visible_entity(match: re.Match) -> str:
    """Return what a character reference stands for if it is not to stay as it is."""
    number = re.fullmatch(r"&#(?:([0-9]+)|[xX]([0-9a-fA-F]+));", match.group())
    if number:
        code = int(number[1]) if number[1] else int(number[2], 16)
        if code < 0x80 and (_refused.match(chr(code)) or _line_break.match(chr(code))):
            return without_refused(chr(code))
    # Of those between, browsers read most as the letters of Windows.
    character = html.unescape(match.group())
    if number and character == "\ufffd" and code != 0xFFFD:
        return ""
    is_hidden = not character or _suspect.match(character)
    return character if is_hidden else match.group()


def _clean_tag(tag: str) -> str:
    tag = without_refused(tag)
    return _href.sub(lambda match: match[1] + clean_address(match[2]) + match[3], tag)
