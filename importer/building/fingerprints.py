"""Whether a page is still as the importer left it."""

import hashlib
import json
import re
from html import unescape

from wagtail.models import Page

# What the editor gives each paragraph, and each way of writing an empty element.
_KEY = re.compile(r"\s+data-block-key=\"[^\"]*\"")
_EMPTY = re.compile(r"\s*/>")
# Neighbours of one look, which it joins, and spaces, which it moves out of them.
_JOINED = re.compile(r"</([bi])>(\s*)<\1>")
_AROUND_TAGS = re.compile(r"\s*(</?[a-z][^>]*>)\s*")


def fingerprint_of(page: Page) -> str:
    """Return the same for two states of a page in which nobody has changed anything.

    It looks at the latest draft, at what the importer writes; not at dates that a
    publication moves, nor at what the editor writes differently without a difference.
    """
    draft = page.get_latest_revision_as_object()
    return fingerprint_of_state(draft)


def fingerprint_of_state(page: Page) -> str:
    """Return the same for a page as it is, saved or not."""
    body = page.body.stream_block.get_prep_value(page.body)
    said = {
        "title": page.title,
        "summary": page.summary,
        "picture": page.picture_id,
        "picture_alt": page.picture_alt,
        "owner": page.content_owner_id,
        "body": _plain(body),
    }
    told = json.dumps(said, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()


def _plain(value):
    """Return a stored value without ids, and texts in one way of writing them."""
    if isinstance(value, dict):
        return {
            name: _plain(inner)
            for name, inner in value.items()
            if not (name == "id" and "type" in value)
        }
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    if isinstance(value, str):
        value = _EMPTY.sub(">", _KEY.sub("", value)).replace("<p></p>", "")
        value = _AROUND_TAGS.sub(r"\1", _JOINED.sub(r"\2", value))
        return " ".join(unescape(value).split())
    return "" if value is None else value
