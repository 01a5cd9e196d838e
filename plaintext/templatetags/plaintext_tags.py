"""How people's words, numbers and addresses are printed."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from plaintext.directions import apart, isolated
from plaintext.telephones import telephone_links

register = template.Library()

# Beside `dir="auto"`, which lays the words out.
register.filter("isolated", isolated)
register.filter("apart", apart)
register.filter("telephone_links", telephone_links)


@register.filter
def email_link(address: str) -> SafeString:
    """Print an e-mail address as a link, from left to right in any sentence."""
    return format_html('<a href="mailto:{}" dir="ltr">{}</a>', address, address)
