"""Two versions of a page, compared as they are stored: pure, and no query per block."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import models
from django.utils.html import strip_tags
from modelcluster.models import get_all_child_relations
from wagtail.blocks import RichTextBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from links.finding.reading import Found, text_fields
from pages.refusals.block_names import block_name
from streams.stored import raw_stream, stored_leaves

# Of Wagtail's own fields, what readers or search engines are shown.
_SHOWN = {"title", "slug", "seo_title", "search_description", "show_in_menus"}
# About the page, and not on it.
_ABOUT = {"minor_edit", "change_note", "review_interval"}
_TAGS = re.compile(r"</?(\w+)")


@dataclass
class Changes:
    """What is not the same in two versions, in words that an editor finds it by."""

    fields: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    is_reordered: bool = False
    links_added: int = 0
    links_removed: int = 0

    def __bool__(self) -> bool:
        return self != Changes()


@dataclass(frozen=True)
class _Section:
    name: str
    type: str
    value: object


def compare(model: type[Page], old: dict, new: dict) -> Changes:
    """Return what `new` has otherwise than `old`: fields of pages as revisions have them.

    Of a rich text the words, the markup and the links count, and not the ids that the
    editor gives its paragraphs; an empty value is no other than none.
    """
    changes = Changes(fields=_changed_fields(model, old, new))
    for stream in _fields_of(model, StreamField):
        _compare_streams(changes, stream, old.get(stream.name), new.get(stream.name))
    links_before, links_now = _links_in(model, old), _links_in(model, new)
    changes.links_added = len(links_now - links_before)
    changes.links_removed = len(links_before - links_now)
    return changes


def _changed_fields(model: type[Page], old: dict, new: dict) -> list[str]:
    labels = []
    for shown in _shown_fields(model):
        before, now = old.get(shown.name), new.get(shown.name)
        if isinstance(shown, RichTextField):
            before, now = _rich(before), _rich(now)
        if shown.many_to_many:
            before, now = sorted(before or []), sorted(now or [])
        if (before or None) != (now or None):
            labels.append(str(shown.verbose_name))
    for relation in get_all_child_relations(model):
        # On every page hang the comments of its editors.
        if relation.model is Page:
            continue
        name = relation.get_accessor_name()
        if _rows(old.get(name), relation) != _rows(new.get(name), relation):
            labels.append(str(relation.related_model._meta.verbose_name_plural))
    return labels


def _shown_fields(model: type[Page]) -> Iterator[models.Field]:
    for shown in (*model._meta.concrete_fields, *model._meta.many_to_many):
        if isinstance(shown, (StreamField, models.DateField)) or not shown.editable:
            continue
        is_own = not issubclass(Page, shown.model) and not shown.primary_key
        if shown.name in _SHOWN or (is_own and shown.name not in _ABOUT):
            yield shown


def _rows(rows, relation) -> list[dict]:
    left_out = {"pk", "sort_order", relation.field.name}
    return [
        {name: value for name, value in row.items() if name not in left_out}
        for row in rows or []
    ]


def _compare_streams(changes: Changes, stream: StreamField, old, new) -> None:
    before, now = _sections(stream, old), _sections(stream, new)
    changes.added += [now[key].name for key in now if key not in before]
    changes.removed += [before[key].name for key in before if key not in now]
    both = [key for key in now if key in before]
    changes.changed += [
        now[key].name for key in both if now[key].value != before[key].value
    ]
    if both != [key for key in before if key in now]:
        changes.is_reordered = True


def _sections(stream: StreamField, stored) -> dict[object, _Section]:
    """Return the blocks by what tells them apart: their ids, or else their places."""
    sections = {}
    for place, item in enumerate(raw_stream(stored)):
        block = stream.stream_block.child_blocks.get(item["type"])
        if block is None:
            continue
        value = [
            (type(leaf), _rich(raw) if isinstance(leaf, RichTextBlock) else raw or None)
            for leaf, raw in stored_leaves(block, item["value"])
        ]
        key = item.get("id") or (item["type"], place)
        name = block_name(block, item["value"])
        sections[key] = _Section(name, item["type"], value)
    return sections


def _rich(source) -> tuple | None:
    """Return what readers get of a rich text: its words, its markup and its links."""
    source = source if isinstance(source, str) else ""
    words = " ".join(strip_tags(source.replace("<", " <")).split())
    if not words and "<embed" not in source:
        return None
    found = Found()
    found.take_text(source)
    links = (tuple(sorted(found.links)), tuple(sorted(found.addresses)))
    return words, tuple(_TAGS.findall(source)), links


def _links_in(model: type[Page], content: dict) -> set:
    """Return the links of a version: keys of the register, and typed addresses."""
    found = Found()
    for text in text_fields(model):
        stored = content.get(text.name)
        if isinstance(text, RichTextField):
            found.take_text(stored or "")
            continue
        found.take(stored_leaves(text.stream_block, raw_stream(stored)))
    return {*found.links, *found.addresses}


def _fields_of(model: type[Page], kind: type) -> list:
    return [shown for shown in model._meta.concrete_fields if isinstance(shown, kind)]
