"""A lead from the first sentences of a text."""

import re

SUMMARY_LIMIT = 300
# Not behind a shortened word, a number or a single letter.
_END = re.compile(
    r"(?<!\bca)(?<!\bbl)(?<!\ba)(?<!\bf\.eks)(?<!\bfx)(?<!\bo)(?<!\bm)(?<!\bnr)"
    r"(?<!\btlf)(?<!\bkl)(?<!\binkl)(?<!\bevt)(?<!\b\d)(?<!\b\d\d)[.!?…]+[”\"’)]*\s+"
    r"(?=[A-ZÆØÅ0-9”\"»])"
)


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text, each with what closes it."""
    sentences, at = [], 0
    for match in _END.finditer(text):
        sentences.append(text[at : match.end()].strip())
        at = match.end()
    rest = text[at:].strip()
    return [*sentences, rest] if rest else sentences


def summary_of(text: str, limit: int = SUMMARY_LIMIT) -> tuple[str, bool]:
    """Return the first whole sentences of a text, at most two, and whether any fits.

    Where the first is too long it is cut between two words, and says so with a dot dot
    dot.
    """
    summary = ""
    for sentence in sentences_of(text)[:2]:
        longer = f"{summary} {sentence}".strip()
        if len(longer) > limit:
            break
        summary = longer
    if summary:
        return summary, True
    cut = text[: limit - 2].rpartition(" ")[0].rstrip(" ,;:–-")
    return f"{cut} …" if cut else text[:limit], False
