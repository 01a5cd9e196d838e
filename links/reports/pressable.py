"""The links that a reader of a page sees, in the order in which they stand."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from django.utils.html import strip_tags
from wagtail.blocks import RichTextBlock
from wagtail.fields import RichTextField
from wagtail.models import Page

from linkcheck.addresses import host_of
from links.blocks import LinkChooserBlock
from links.finding.reading import text_fields
from links.models import Link
from links.printing.anchors import Anchor, find_anchors
from links.printing.lookup import LinkLookup, web_address
from streams.stored import leaves_with_fields


@dataclass
class ShownLink:
    """Something that a reader can press, however often it stands on the page."""

    title: str
    link: Link | None = None
    # Where it leads, when that is not where `link` does.
    address: str = ""
    source: str = ""
    # What the page calls it, where that is not its title.
    words: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        """What a form calls it; the same as long as it leads to the same place."""
        if self.address:
            return f"address-{hashlib.sha256(self.address.encode()).hexdigest()[:16]}"
        return f"link-{self.link.pk}"


def shown_links(page: Page) -> list[ShownLink]:
    """Return what readers of a page, in its specific class, can press.

    Links of the register and addresses typed into a text, each once; of a link
    that is gone, its archived copy and what is offered instead. At most three
    queries.
    """
    targets = list(_targets(page))
    lookup = LinkLookup.load(
        (target for target, _words in targets if isinstance(target, str)),
        (target for target, _words in targets if isinstance(target, int)),
    )
    shown: dict[str, ShownLink] = {}
    for target, words in targets:
        for found, text in _found(target, words, lookup):
            known = shown.setdefault(found.key, found)
            if text and text != known.title and text not in known.words:
                known.words.append(text)
    return list(shown.values())


def _targets(page: Page) -> Iterator[tuple[int | str, str]]:
    """Yield primary keys of links, with words of their own, and rich texts."""
    for text_field in text_fields(type(page)):
        value = getattr(page, text_field.attname)
        if isinstance(text_field, RichTextField):
            yield value or "", ""
            continue
        leaves = leaves_with_fields(value.stream_block, value.raw_data)
        for block, raw, beside in leaves:
            if isinstance(block, LinkChooserBlock) and isinstance(raw, int):
                yield raw, beside.get(block.meta.words_from) or ""
            elif isinstance(block, RichTextBlock) and raw:
                yield raw, ""


def _found(
    target: int | str, words: str, lookup: LinkLookup
) -> Iterator[tuple[ShownLink, str]]:
    if isinstance(target, int):
        for shown in _of_link(lookup.links.get(target), words):
            yield shown, words
        return
    for anchor in find_anchors(target):
        text = " ".join(unescape(strip_tags(anchor.content)).split())
        for shown in _of_anchor(anchor, text, lookup):
            yield shown, text


def _of_anchor(anchor: Anchor, text: str, lookup: LinkLookup) -> Iterator[ShownLink]:
    match anchor.link_type:
        case "link":
            yield from _of_link(lookup.links.get(anchor.target_id), text)
        # By the words of the text alone: the page or document may not be for everybody.
        case "page":
            if page := lookup.pages.get(anchor.target_id):
                yield ShownLink(text, address=page.url or "")
        case "document":
            if document := lookup.documents.get(anchor.target_id):
                yield ShownLink(text, address=document.url)
        case _:
            address = web_address(anchor.href)
            if address is None:
                return
            known = lookup.by_address.get(address) or lookup.unavailable_link(address)
            if known:
                yield from _of_link(known, text)
            else:
                yield ShownLink(
                    text or address, address=address, source=host_of(address)
                )


def _of_link(link: Link | None, words: str) -> Iterator[ShownLink]:
    if link is None:
        return
    if link.is_available:
        # What leads into this site is called what the page calls it, and no more.
        title = link.title if link.is_external else words or link.title
        yield ShownLink(title, link, source=link.description)
        return
    if archive_url := link.public_archive_url:
        title = f"{link.title}: {link.archive_label}"
        yield ShownLink(title, link, address=archive_url)
    if replacement := link.public_replacement:
        yield ShownLink(replacement.title, replacement, source=replacement.description)
