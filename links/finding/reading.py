"""What the fields of a page have in them: links of the register, and typed addresses."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from html import unescape

from django.db.models import Field, Model
from django.utils.html import strip_tags
from wagtail.blocks import CharBlock, RichTextBlock, TextBlock
from wagtail.fields import RichTextField, StreamField

from links.blocks import LinkChooserBlock
from links.finding.addresses import typed_address
from links.finding.notes import FoundNote, notes_in_plain_text, notes_in_rich_text
from links.printing.anchors import find_anchors
from streams.stored import raw_leaves, raw_stream, stored_leaves

WORDS_LENGTH = 255


@dataclass
class Found:
    """Links by primary key; typed addresses with the words of their first anchor."""

    links: set[int] = field(default_factory=set)
    addresses: dict[str, str] = field(default_factory=dict)
    # Notes that were typed behind titles, by their keys.
    notes: dict[str, FoundNote] = field(default_factory=dict)

    def take(self, leaves: Iterable[tuple[object, object]]) -> None:
        """Look into values as they are stored, each with the block that holds it."""
        for block, raw in leaves:
            if isinstance(block, LinkChooserBlock):
                # Imports may have left anything there.
                if isinstance(raw, int):
                    self.links.add(raw)
            elif not isinstance(raw, str):
                continue
            elif isinstance(block, RichTextBlock):
                self.take_text(raw)
            elif isinstance(block, (CharBlock, TextBlock)):
                self._take_notes(notes_in_plain_text(raw))

    def take_text(self, source: str) -> None:
        """Look into a rich text as it is stored."""
        for anchor in find_anchors(source):
            if anchor.link_type == "link":
                if anchor.target_id is not None:
                    self.links.add(anchor.target_id)
            elif not anchor.link_type and (address := typed_address(anchor.href)):
                words = " ".join(unescape(strip_tags(anchor.content)).split())
                known = self.addresses.get(address)
                self.addresses[address] = known or words[:WORDS_LENGTH]
        self._take_notes(notes_in_rich_text(source))

    def _take_notes(self, notes: Iterable[FoundNote]) -> None:
        self.notes |= {note.key: note for note in notes}


@cache
def text_fields(model: type[Model]) -> tuple[Field, ...]:
    """Return the fields of a page type in which links can stand."""
    return tuple(
        field
        for field in model._meta.concrete_fields
        if isinstance(field, (StreamField, RichTextField))
    )


def link_ids_in(page) -> set[int]:
    """Return the links of the register in a page as it is in memory, saved or not."""
    found = Found()
    for text_field in text_fields(type(page)):
        value = getattr(page, text_field.attname)
        if isinstance(text_field, RichTextField):
            found.take_text(value or "")
        else:
            found.take(raw_leaves(value))
    return found.links


def found_in(fields: Iterable[Field], stored: dict) -> Found:
    """Return what stands in a row, or in the content of a revision, by field name."""
    found = Found()
    for text_field in fields:
        value = stored.get(text_field.name)
        if isinstance(text_field, RichTextField):
            found.take_text(value or "")
        else:
            block = text_field.stream_block
            found.take(stored_leaves(block, raw_stream(value)))
    return found
