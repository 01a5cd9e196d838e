"""Rich text whose links follow the register.

Wagtail's link handlers can only replace an opening tag. A link that is gone
must lose its closing tag too and gain a note after its text, so anchors are
rewritten whole here.
"""

import re

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import RichText

from links.printing.anchors import Anchor, replace_anchors
from links.printing.lookup import LinkLookup, web_address
from plaintext.directions import directed_html
from plaintext.telephones import dialable_href

# Draftail's block keys mean nothing to a reader and weigh as much as a word.
_BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')
# Mail, telephone, and places on this site.
OTHER_SAFE_ADDRESS = re.compile(r"(mailto:|tel:|sms:|#|/(?![/\\\s]))", re.IGNORECASE)
TELEPHONE = re.compile(r"(tel|sms):", re.IGNORECASE)


class LinkedRichText(RichText):
    """A rich text value that prints its links as the register has them."""

    def __init__(self, source, lookup: LinkLookup | None = None):
        super().__init__(source)
        self.lookup = lookup

    def __html__(self):
        return render_rich_text(self.source, self.lookup)


def render_rich_text(source: str, lookup: LinkLookup | None = None) -> SafeString:
    """Return the HTML that readers get for a rich text as the database holds it.

    `lookup` holds what the text refers to; without it, this asks for itself.
    """
    lookup = lookup or LinkLookup.load([source])
    html = replace_anchors(source, lambda anchor: _render_anchor(anchor, lookup))
    # The source has been through the editor's whitelist when it was saved.
    return mark_safe(directed_html(_BLOCK_KEY.sub("", html)))  # noqa: S308


def _render_anchor(anchor: Anchor, lookup: LinkLookup) -> str:
    content = mark_safe(anchor.content)  # noqa: S308, as in render_rich_text
    match anchor.link_type:
        case "link":
            return _render_link(lookup.links.get(anchor.target_id), content)
        case "page":
            page = lookup.pages.get(anchor.target_id)
            href = page.url if page else None
        case "document":
            return _render_document(lookup.documents.get(anchor.target_id), content)
        case _:
            return _render_typed_address(anchor.href, content, lookup)
    return format_html('<a href="{}">{}</a>', href, content) if href else content


def _render_document(document, content: str) -> str:
    if document is None:
        return content
    anchor = format_html('<a href="{}">{}</a>', document.url, content)
    if not document.public_description:
        return anchor
    return format_html(
        '{} <span class="link-source">({})</span>', anchor, document.public_description
    )


def _render_typed_address(href: str, content: str, lookup: LinkLookup) -> str:
    if address := web_address(href):
        if link := lookup.unavailable_link(address):
            return _render_link(link, content)
        # As it is checked: what was typed may be read otherwise on this site.
        return format_html(
            '<a href="{}" rel="external noopener">{}</a>', address, content
        )
    if TELEPHONE.match(href):
        number = dialable_href(href)
        # Digits from left to right, words as they run.
        link = format_html('<a href="{}" dir="auto">{}</a>', number, content)
        return link if number else content
    if OTHER_SAFE_ADDRESS.match(href):
        return format_html('<a href="{}">{}</a>', href, content)
    return content


def _render_link(link, content: str) -> str:
    if link is None:
        return content
    context = {"link": link, "text": content}
    # The line break that ends a template file would stand before a full stop.
    return render_to_string("links/inline_link.html", context).strip()
