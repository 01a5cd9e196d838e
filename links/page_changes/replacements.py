"""What to put in place of links and typed addresses, in values as they are stored."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Model
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from wagtail.blocks import Block, RichTextBlock
from wagtail.fields import RichTextField

from links.blocks import LinkChooserBlock
from links.finding.addresses import typed_address
from links.finding.notes import FoundNote, replace_notes
from links.finding.reading import text_fields
from links.printing.anchors import Anchor, replace_anchors
from streams.stored import raw_stream, replace_leaves

_ID = re.compile(r'(?<![\w-])id="[^"]*"')


@dataclass(frozen=True)
class Replacements:
    """Links of the register, by what they take the place of."""

    # Typed addresses, as TypedAddress has them, and the link that each becomes.
    addresses: Mapping[str, int] = field(default_factory=dict)
    # Links, and the link that is used instead of each.
    links: Mapping[int, int] = field(default_factory=dict)
    # Titles with typed notes, by their keys, and the link that each becomes.
    notes: Mapping[str, int] = field(default_factory=dict)

    def in_fields(self, model: type[Model], stored: dict) -> "Replaced":
        """Replace in a row of a page type, or in the content of a revision.

        `stored` is texts and blocks by the names of their fields, as the database
        holds them, and is left as it is.
        """
        replaced = Replaced(self)
        for text_field in text_fields(model):
            before = stored.get(text_field.name)
            if isinstance(text_field, RichTextField):
                after = replaced.text(before) if before else before
            else:
                after = replaced.stream(text_field.stream_block, before)
            if after is not before:
                replaced.fields[text_field.name] = after
        return replaced


@dataclass
class Replaced:
    """The fields that changed, and what was replaced in them."""

    replacements: Replacements
    fields: dict = field(default_factory=dict)
    addresses: set[str] = field(default_factory=set)
    links: set[int] = field(default_factory=set)
    # Titles that had a note typed behind them, and the links that they became.
    notes: dict[str, int] = field(default_factory=dict)

    def stream(self, block: Block, stored):
        """Return a StreamField in the form in which it came: as blocks, or in JSON."""
        before = raw_stream(stored)
        after = replace_leaves(block, before, self.value)
        if after is before:
            return stored
        return json.dumps(after) if isinstance(stored, str) else after

    def value(self, block: Block, raw):
        """Return the innermost value of a stream, the same if nothing changes."""
        if isinstance(block, RichTextBlock) and isinstance(raw, str):
            return self.text(raw)
        if isinstance(block, LinkChooserBlock) and raw in self.replacements.links:
            self.links.add(raw)
            return self.replacements.links[raw]
        return raw

    def text(self, source: str) -> str:
        """Return a rich text, the same if nothing changes."""
        after = source
        if self.replacements.notes:
            after = replace_notes(after, self._note)
        after = replace_anchors(after, self._anchor)
        return source if after == source else after

    def _note(self, found: FoundNote) -> int | None:
        new = self.replacements.notes.get(found.key)
        if new is not None:
            self.notes[found.title] = new
        return new

    def _anchor(self, anchor: Anchor) -> str:
        if anchor.link_type == "link":
            new = self.replacements.links.get(anchor.target_id)
            if new is None:
                return anchor.source
            self.links.add(anchor.target_id)
            opening, end, rest = anchor.source.partition(">")
            return _ID.sub(f'id="{new}"', opening) + end + rest
        if anchor.link_type:
            return anchor.source
        address = typed_address(anchor.href)
        new = self.replacements.addresses.get(address)
        if new is None:
            return anchor.source
        self.addresses.add(address)
        content = mark_safe(anchor.content)  # noqa: S308, as it stood there before
        return format_html('<a linktype="link" id="{}">{}</a>', new, content)
