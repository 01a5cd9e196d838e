"""Where people stand: in fields and in blocks at any depth, of pages and of all else.

Read from the models, so that a new field or block that chooses a person is found
without being entered anywhere.
"""

import json
from collections.abc import Iterator, Mapping

from django.db.models import ForeignKey, Model
from modelcluster.models import get_all_child_relations
from wagtail.blocks import Block, ChooserBlock
from wagtail.fields import StreamField

from pages.people.person import Person
from streams.stored import outer_blocks, raw_stream, replace_leaves, stored_leaves

Stored = Mapping[str, object]


def person_fields(model: type[Model]) -> list[ForeignKey]:
    """Return the fields of `model` that hold a person."""
    return [
        field
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey) and field.remote_field.model is Person
    ]


def stream_fields(model: type[Model]) -> list[StreamField]:
    """Return the StreamFields of `model`, which may hold people in their blocks."""
    return [f for f in model._meta.get_fields() if isinstance(f, StreamField)]


def child_relations(model: type[Model]) -> list:
    """Return the relations whose objects are stored in a revision with their parent."""
    return list(get_all_child_relations(model))


def people_in(instance: Model) -> dict[int, list[str]]:
    """Return whom an object names, as it is in memory, and in which of its parts."""
    return people_in_stored(type(instance), row_of(instance))


def row_of(instance: Model) -> dict[str, object]:
    """Return what an object holds of people, in the form in which it is stored."""
    model = type(instance)
    row = {f.name: getattr(instance, f.attname) for f in person_fields(model)}
    for field in stream_fields(model):
        row[field.name] = list(getattr(instance, field.name).raw_data)
    return row


def people_in_stored(model: type[Model], stored: Stored) -> dict[int, list[str]]:
    """Do the same for what is stored of an object, such as a revision's content."""
    places: dict[int, list[str]] = {}
    for pk, place in _found(model, stored):
        known = places.setdefault(pk, [])
        if place not in known:
            known.append(place)
    return places


def replace_person(model: type[Model], stored: Stored, old: int, new: int) -> dict:
    """Return the fields of `stored` that change when `new` takes the place of `old`.

    Each is in the form in which it was: a revision holds a StreamField as text.
    """
    changed = {
        field.name: new
        for field in person_fields(model)
        if stored.get(field.name) == old
    }

    def swap(block: Block, value: object) -> object:
        return new if _chooses_person(block) and value == old else value

    for field in stream_fields(model):
        before = raw_stream(stored.get(field.name))
        after = replace_leaves(field.stream_block, before, swap)
        if after is not before:
            as_text = isinstance(stored[field.name], str)
            changed[field.name] = json.dumps(after) if as_text else after
    for relation in child_relations(model):
        name, child = relation.get_accessor_name(), relation.related_model
        before = stored.get(name) or []
        after = [row | replace_person(child, row, old, new) for row in before]
        if after != before:
            changed[name] = after
    return changed


def _found(model: type[Model], stored: Stored) -> Iterator[tuple[int, str]]:
    for field in person_fields(model):
        if (pk := stored.get(field.name)) is not None:
            yield pk, str(field.verbose_name)
    for field in stream_fields(model):
        raw = raw_stream(stored.get(field.name))
        for outer, value in outer_blocks(field.stream_block, raw):
            for block, leaf in stored_leaves(outer, value):
                if _chooses_person(block) and leaf is not None:
                    yield leaf, str(outer.label)
    for relation in child_relations(model):
        for row in stored.get(relation.get_accessor_name()) or []:
            yield from _found(relation.related_model, row)


def _chooses_person(block: Block) -> bool:
    return isinstance(block, ChooserBlock) and block.model_class is Person
