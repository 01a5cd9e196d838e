"""The commands that a document has: in blocks to be pasted, and within its sentences."""

import re
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import get_commands

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(#{1,3}) (.+)$", re.MULTILINE)
_SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
# What stands before the name of a program and is none.
_BEFORE = re.compile(r"^(?:[A-Z_]+=\S+ )+")
_PATTERN = re.compile(r"[A-Z]{3,}")
_OURS = ("bin/", ".ci/", "var/venv/")


@dataclass(frozen=True)
class Block:
    """A block for the shell, and the headings above it, the nearest last."""

    document: str
    headings: tuple[str, ...]
    script: str

    @property
    def commands(self) -> list[str]:
        """Its lines, without what is said of them."""
        lines = (
            line.partition("    #")[0].strip() for line in self.script.splitlines()
        )
        return [line for line in lines if line and not line.startswith("#")]


def blocks(document: str) -> list[Block]:
    """Return the blocks for the shell of a document, in their order."""
    text = _text(document)
    return [
        Block(document, _headings(text, fence.start()), fence[2])
        for fence in _FENCE.finditer(text)
        if fence[1] == "sh"
    ]


def written(document: str) -> list[str]:
    """Return the commands of a document's blocks."""
    return [command for block in blocks(document) for command in block.commands]


def inline(document: str) -> list[str]:
    """Return what stands within sentences and can be run, each once.

    That begins with a program which the blocks use, a command of manage.py or a file of
    bin/, and says more than its name. With a word in capitals in it, it is a pattern.
    """
    programs = {
        _BEFORE.sub("", command).split()[0]
        for name in ("docs/operations.md", "README.md")
        for command in written(name)
    }
    programs |= {*get_commands(), "manage.py"}
    spans = _SPAN.findall(_FENCE.sub("", _text(document)))
    return [
        span
        for span in dict.fromkeys(spans)
        if _is_command(_BEFORE.sub("", span), programs)
    ]


def _is_command(span: str, programs: set[str]) -> bool:
    first, *others = span.split()
    if any(_PATTERN.fullmatch(word) for word in others):
        return False
    if first.startswith(_OURS):
        return not first.endswith("/") and "." not in Path(first).name[1:]
    return bool(others) and first in programs


def _headings(text: str, position: int) -> tuple[str, ...]:
    above: dict[int, str] = {}
    for found in _HEADING.finditer(_without_fences(text[:position])):
        depth = len(found[1])
        above = {level: name for level, name in above.items() if level < depth}
        above[depth] = found[2]
    return tuple(above.values())


def _without_fences(text: str) -> str:
    return _FENCE.sub("", text)


def _text(document: str) -> str:
    return (Path(settings.BASE_DIR) / document).read_text()
