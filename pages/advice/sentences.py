"""Danish running text taken apart into words and sentences."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list that is written with spaces between them."""
    return frozenset(words.split())


# A hyphen or an apostrophe within a word does not end it; digits make no word.
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_END = re.compile(r"[.!?:]+[”’\"')]*(?=\s|$)")
_OPENS_A_SENTENCE = re.compile(r"\s*[”“’\"'(–-]*\s*[A-ZÆØÅÉ0-9]")
# Without their last full stop, as they stand before it.
_ABBREVIATIONS = word_set(
    "adr afd alm bl.a bl ca dir d.d dvs eks ekskl e.kr f.eks f.kr f fhv fl frk gl hr "
    "if incl inkl jf jr kap kgl kl kr lb m.fl m.m m.v mht mia mio min ml mr mv nr obs "
    "o.a o.l o.lign osv pct pga pkt p.t red sek sml sml st stk str tlf t.o.m tv vedr "
    "vha"
)


@dataclass(frozen=True)
class Sentence:
    """One sentence, as it was written."""

    text: str

    @cached_property
    def words(self) -> list[str]:
        return words_of(self.text)


def words_of(text: str) -> list[str]:
    """Return the words of `text`; numbers are none."""
    return _WORD.findall(text)


def letters_in(word: str) -> int:
    """Return how many letters a word has, hyphens and apostrophes not counted."""
    return sum(character.isalpha() for character in word)


def sentences_of(paragraphs: Iterable[str]) -> list[Sentence]:
    """Return the sentences of `paragraphs`; none goes on into the next paragraph.

    A sentence ends at a full stop, a question mark, an exclamation mark or a colon
    when what follows begins one: so not within “kl. 16.30”, “1. marts” or “f.eks.”.
    """
    sentences = []
    for paragraph in paragraphs:
        text = " ".join(paragraph.split())
        begin = 0
        for end in _END.finditer(text):
            if _ends_a_sentence(text, begin, end):
                sentences.append(Sentence(text[begin : end.end()].strip()))
                begin = end.end()
        sentences.append(Sentence(text[begin:].strip()))
    return [sentence for sentence in sentences if sentence.words]


def _ends_a_sentence(text: str, begin: int, end: re.Match) -> bool:
    rest = text[end.end() :]
    if not rest:
        return True
    if not _OPENS_A_SENTENCE.match(rest):
        return False
    if not end.group().startswith("."):
        return True
    last = text[begin : end.start()].rsplit(maxsplit=1)
    word = last[-1].lower().lstrip("(”“\"'") if last else ""
    if word.isdigit():
        # Danish writes what follows an ordinal small: “1. sal”, “12. marts”.
        return not rest.lstrip()[0].isdigit()
    # An initial, or a shortened word.
    return len(word) > 1 and word not in _ABBREVIATIONS
