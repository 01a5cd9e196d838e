"""No page is published while it still tells its writer what to write.

Forms ask before anything is saved (`pages.editor.forms`), and all other ways of
publishing pass `BasePage.publish`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext
from wagtail.blocks import RichTextBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from pages.guidance.marks import guidance_in_text
from pages.refusals import RefusedPublicationError
from pages.refusals.block_names import block_name
from streams.stored import outer_blocks, stored_leaves

_EXCERPT = 60


@dataclass(frozen=True)
class Remaining:
    """A part of a page with guiding text in it, and how the first of it begins."""

    place: str
    text: str

    def __str__(self):
        return self.place


class GuidingTextError(RefusedPublicationError):
    """A page was not published, because guiding text is left in it."""

    def explain(self):
        message = gettext(
            "“%(title)s” cannot be published, because guiding text is left in it: "
            "%(places)s. Write your own words instead, or delete it. Until then you "
            "can save the page as a draft."
        )
        places = ", ".join(dict.fromkeys(self.names))
        return message % {"title": self.page.title, "places": places}


def remaining_guidance(page: Page) -> list[Remaining]:
    """Return the parts of a page, as it is in memory, that have guiding text left."""
    return list(_parts_with_guidance(page))


def _parts_with_guidance(page: Page) -> Iterator[Remaining]:
    for field in _text_fields(type(page)):
        value = getattr(page, field.attname)
        if isinstance(field, StreamField):
            yield from _blocks_with_guidance(value)
            continue
        is_html = isinstance(field, RichTextField)
        if found := guidance_in_text(value or "", is_html=is_html):
            yield _remaining(_capitalised(field.verbose_name), found)


def _blocks_with_guidance(stream) -> Iterator[Remaining]:
    for block, raw in outer_blocks(stream.stream_block, stream.raw_data):
        found = [
            text
            for leaf, value in stored_leaves(block, raw)
            if isinstance(value, str)
            for text in guidance_in_text(value, is_html=isinstance(leaf, RichTextBlock))
        ]
        if found:
            name = block_name(block, raw)
            # A heading that is guidance itself names nothing.
            if guidance_in_text(name):
                name = str(block.label)
            yield _remaining(name, found)


def _text_fields(model) -> list[models.Field]:
    """Return the fields with words that somebody writes, in the form's order."""
    words = (models.CharField, models.TextField, StreamField)
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, words) and field.editable and not field.choices
    ]


def _remaining(place: str, found: list[str]) -> Remaining:
    return Remaining(place, Truncator(found[0]).chars(_EXCERPT))


def _capitalised(label) -> str:
    label = str(label)
    return label[:1].upper() + label[1:]
