"""What the fields of a page have in them: links of the register, and typed addresses."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from html import unescape

from django.db.models import Field, Model
from django.utils.html import strip_tags
from wagtail.blocks import RichTextBlock
from wagtail.fields import RichTextField, StreamField

from links.blocks import LinkChooserBlock
from links.printing.anchors import find_anchors
from links.printing.lookup import web_address
from links.printing.rich_text import OTHER_SAFE_ADDRESS
from streams.stored import raw_leaves, raw_stream, stored_leaves

WORDS_LENGTH = 255
# What is no web address may hold any letters; so many fit into every index.
_ODD_LENGTH = 500
# In place of a user name and a password, which are for nobody to read.
HIDDEN = "…"
_CREDENTIALS = re.compile(r"^([a-z]+:/*)[^/?#]*@", re.IGNORECASE)


@dataclass
class Found:
    """Links by primary key; typed addresses with the words of their first anchor."""

    links: set[int] = field(default_factory=set)
    addresses: dict[str, str] = field(default_factory=dict)

    def take(self, leaves: Iterable[tuple[object, object]]) -> None:
        """Look into values as they are stored, each with the block that holds it."""
        for block, raw in leaves:
            if isinstance(block, LinkChooserBlock):
                # Imports may have left anything there.
                if isinstance(raw, int):
                    self.links.add(raw)
            elif isinstance(block, RichTextBlock) and isinstance(raw, str):
                self.take_text(raw)

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


def typed_address(href: str) -> str | None:
    """Return under what an address that somebody typed is listed, or None.

    That is its normalised form, or what was typed where that is no web address at
    all. None for places on this site, mail addresses and telephone numbers.
    """
    if not href or OTHER_SAFE_ADDRESS.match(href):
        return None
    known = web_address(href)
    return known or _CREDENTIALS.sub(rf"\1{HIDDEN}@", href)[:_ODD_LENGTH]
