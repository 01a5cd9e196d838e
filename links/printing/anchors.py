"""The `<a>` elements of rich text as the database holds it.

Wagtail's editor writes anchors that never nest and whose attributes are always
in double quotes, so a pattern finds them; its own rewriters rely on the same.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from wagtail.rich_text.rewriters import extract_attrs

# As many digits as every database can hold in a primary key.
_PRIMARY_KEY = re.compile(r"[0-9]{1,18}")
_ANCHOR = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)


@dataclass(frozen=True)
class Anchor:
    """One `<a>` element: what kind of link it is, its target and its content."""

    # The whole element as it is stored.
    source: str
    link_type: str
    target_id: int | None
    href: str
    content: str

    @classmethod
    def from_match(cls, match: re.Match) -> "Anchor":
        attributes = extract_attrs(match.group(1))
        target_id = attributes.get("id", "")
        return cls(
            source=match.group(),
            link_type=attributes.get("linktype", ""),
            target_id=int(target_id) if _PRIMARY_KEY.fullmatch(target_id) else None,
            href=attributes.get("href", "").strip(),
            content=match.group(2),
        )


def find_anchors(source: str) -> Iterator[Anchor]:
    """Yield the anchors of a rich text in the order they stand."""
    for match in _ANCHOR.finditer(source):
        yield Anchor.from_match(match)


def replace_anchors(source: str, replace: Callable[[Anchor], str]) -> str:
    """Return the rich text with each whole anchor replaced by `replace(anchor)`."""
    return _ANCHOR.sub(lambda match: replace(Anchor.from_match(match)), source)
