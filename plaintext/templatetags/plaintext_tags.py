"""How people's words, numbers and addresses are printed."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from plaintext import directions, telephones

register = template.Library()


@register.filter
def telephone_links(text: str, css_class: str = "figures") -> SafeString:
    """Print a text in which each telephone number is a link."""
    return telephones.telephone_links(text, css_class)


@register.filter
def email_link(address: str) -> SafeString:
    """Print an e-mail address as a link, from left to right in any sentence."""
    return format_html('<a href="mailto:{}" dir="ltr">{}</a>', address, address)


@register.filter
def isolated(text: str) -> str:
    """Print people's words; beside `dir="auto"`, which lays them out."""
    return directions.isolated(text or "")


@register.filter
def apart(text: str) -> SafeString:
    """Print people's words within a sentence of ours."""
    return directions.apart(text)
