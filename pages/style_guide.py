"""The living style guide: the real tokens, components and blocks on one page."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.blocks import Block
from wagtail.fields import StreamField

from pages.brand.palette import GROUNDS, palette
from pages.brand.tokens import contrast, tokens
from pages.models.base import page_models
from pages.permissions import may_write
from pages.serving.frame import get_frame
from pages.serving.sections import SectionValue

URL_NAME = "style_guide"
# What is written, on each of the grounds.
TEXTS = ("ink", "ink-soft", "action", "alert")


@dataclass(frozen=True)
class Pair:
    """A colour of text on a ground, and the contrast between them."""

    text: str
    ground: str
    text_hex: str
    ground_hex: str
    contrast: float


@dataclass(frozen=True)
class BlockExample:
    """A block as the page prints it, and how it is called in the editor."""

    name: str
    description: str
    html: SafeString


def style_guide(request: HttpRequest) -> HttpResponse:
    """Show how the site looks, in the site's own frame."""
    light, dark = tokens()
    if colour := get_frame(request).settings.brand_colour:
        made = palette(colour)
        light, dark = light | made.day.tokens, dark | made.dark.tokens
    return render(
        request,
        "pages/style_guide.html",
        {
            "schemes": [
                (_("By day"), list(pairs(light))),
                (_("In the dark"), list(pairs(dark))),
            ],
            "blocks": list(block_examples()),
        },
    )


def pairs(colours: dict) -> Iterator[Pair]:
    """Yield every colour of text on every ground."""
    for ground in GROUNDS:
        for text in TEXTS:
            one, other = colours[text], colours[ground]
            shown = (c.convert("srgb").fit().to_string(hex=True) for c in (one, other))
            yield Pair(text, ground, *shown, contrast(one, other))


def block_examples() -> Iterator[BlockExample]:
    """Yield each kind of block that pages offer, once, filled in as in its preview."""
    shown = set()
    for block in _stream_blocks():
        if type(block) in shown:
            continue
        shown.add(type(block))
        value = block.get_preview_value()
        if isinstance(value, SectionValue):
            # An id of its own: all of them stand on one page.
            value.anchor = f"eksempel-{len(shown)}"
        yield BlockExample(
            str(block.label), str(block.meta.description), block.render(value)
        )


def _stream_blocks() -> Iterator[Block]:
    for model in page_models():
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                yield from field.stream_block.child_blocks.values()


class StyleGuideMenuItem(MenuItem):
    """In the menu for those who write pages."""

    def is_shown(self, request):
        return may_write(request.user)


def style_guide_menu_item() -> MenuItem:
    """Wagtail hook: the guide's entry under Help."""
    return StyleGuideMenuItem(
        _("Style guide"), reverse(URL_NAME), name="style-guide", icon_name="view"
    )


def style_guide_urls() -> list:
    """Wagtail hook: the guide's address."""
    return [path("style-guide/", style_guide, name=URL_NAME)]
