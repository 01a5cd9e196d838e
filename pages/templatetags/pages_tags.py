"""Template tags about pages."""

import json
from functools import cache

from django import template
from django.utils.safestring import SafeString, mark_safe

from pages.brand.admin_colours import colours_of, colours_url
from pages.brand.tokens import tokens
from pages.serving.structured_data import describe
from pages.serving.styles import print_style

register = template.Library()

# What would end the script element, or an entity in it, written as JSON escapes.
_JSON_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_tag(takes_context=True)
def structured_data(context, page) -> SafeString:
    """Print the JSON-LD that describes `page` to search engines."""
    data = describe(page, context["frame"].settings)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Escaped for a script element, where HTML entities would be taken literally.
    text = text.translate(_JSON_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308


@register.simple_tag(takes_context=True)
def page_style(context) -> SafeString:
    """Print the look of the site, in the association's own colours."""
    # An error may be told without a request, when there is no frame either.
    frame = context.get("frame")
    colour = frame.settings.brand_colour if frame else ""
    sheets = frame.strip_sheets if frame else ()
    # Of the type of the page, or of a view that is about none.
    sheets += getattr(context.get("page"), "sheets", ()) or context.get("sheets", ())
    css = print_style(context.get("request"), colour, sheets)
    return mark_safe(f"<style>{css}</style>")  # noqa: S308 - our own, and numbers


@register.simple_tag
@cache
def paper_colour(scheme: str) -> str:
    """Print the colour of the paper as #rrggbb, `scheme` being "day" or "dark"."""
    day, dark = tokens()
    colours = {"day": day, "dark": dark}[scheme]
    return colours["paper"].convert("srgb").fit().to_string(hex=True)


@register.simple_tag
def admin_colours(colour: str | None) -> SafeString:
    """Print the admin's colours themselves, in that of the association, if any."""
    return mark_safe(colours_of(colour or ""))  # noqa: S308 - numbers alone


@register.simple_tag
def admin_colours_url(colour: str | None) -> str:
    """Print the address of the admin's colours, in that of the association, if any."""
    return colours_url(colour or "")
