"""Putting another colleague in the place of one who has left, wherever one is named."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.apps import apps
from django.contrib.auth import get_permission_codename
from django.db import transaction
from django.db.models import F, JSONField, Model, Q, Value
from django.dispatch import Signal
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex, Revision

from pages.models import Person
from pages.models.base import page_models
from pages.owners.naming import live_pages_naming
from pages.owners.revisions import revisions_in_use
from pages.people.uses import (
    child_relations,
    people_in,
    people_in_stored,
    person_fields,
    replace_person,
    row_of,
    stream_fields,
)

ACTION = "pages.replace_owner"

# For what names people and is neither a page nor anything that readers see. Sent with
# `old` and `new`, in the transaction.
owner_replaced = Signal()


@dataclass
class NamedOn:
    """A page, or anything else, that names somebody: where, and in which revisions."""

    source: Model
    places: list[str]
    revisions: list[Revision] = field(default_factory=list)

    @property
    def title(self) -> str:
        return getattr(self.source, "title", None) or str(self.source)

    @property
    def is_page(self) -> bool:
        return isinstance(self.source, Page)


@dataclass
class Replacement:
    """What came of replacing somebody."""

    replaced: list[Model] = field(default_factory=list)
    refused: list[Model] = field(default_factory=list)
    # Who has taken over, by the thing's `key_of`.
    successors: dict[str, Person] = field(default_factory=dict)


def uses_of_person(person: Person) -> list[NamedOn]:
    """Return all that names `person`: live, in the latest draft or in a planned one.

    Pages first, by title. As owner, as contact, in a block: it makes no difference.
    A fixed number of queries per model.
    """
    live = live_pages_naming([person.pk]).keys()
    pages = [use for model in page_models() for use in _on_pages(model, person, live)]
    others = [use for model in _other_models() for use in _elsewhere(model, person)]
    by_title = {"key": lambda use: use.title.lower()}
    return [*sorted(pages, **by_title), *sorted(others, **by_title)]


def replace_owner(old: Person, new: Person, user) -> Replacement:
    """Put `new` in the place of `old` on every page that `user` may publish.

    And in all else that names `old` and that `user` may change.
    """
    return hand_over(old, lambda source: new, user, in_templates=new)


@transaction.atomic
def hand_over(
    old: Person,
    successor_on: Callable[[Model], Person | None],
    user,
    *,
    in_templates: Person | None = None,
) -> Replacement:
    """Put another in the place of `old`: on each thing the one whom `successor_on` says.

    None leaves it as it is. Live pages change at once, and so do the revisions that
    they and their drafts are made from, or the next publication would bring `old` back.
    The date of update stays: what the page says of its subject has not changed.
    """
    result = Replacement()
    revisions = []
    for use in uses_of_person(old):
        new = successor_on(use.source)
        if new is None:
            continue
        if not _may_change(user, use.source):
            result.refused.append(use.source)
            continue
        model = type(use.source)
        changed = replace_person(model, row_of(use.source), old.pk, new.pk)
        _update_row(use.source, changed)
        for revision in use.revisions:
            revision.content |= replace_person(model, revision.content, old.pk, new.pk)
        revisions += use.revisions
        result.replaced.append(use.source)
        result.successors[key_of(use.source)] = new
    # Whoever stood in for `old` and is stood in for by them now would be themselves.
    Person.objects.filter(stand_in=F("pk")).update(stand_in=None)
    Revision.objects.bulk_update(revisions, ["content"])
    for source in _read_again(result.replaced):
        ReferenceIndex.create_or_update_for_object(source)
        data = {"old": old.name, "new": result.successors[key_of(source)].name}
        log(instance=source, action=ACTION, user=user, data=data)
    if in_templates is not None:
        owner_replaced.send(sender=Person, old=old, new=in_templates)
    return result


def key_of(source: Model) -> str:
    """Return what tells one thing from all others of any model, as `app.model:key`."""
    return f"{source._meta.label_lower}:{source.pk}"


def _on_pages(model: type[Page], person: Person, live) -> Iterator[NamedOn]:
    drafts: dict[int, list[Revision]] = {}
    for revision in revisions_in_use(model).filter(_may_name(model, person.pk)):
        if person.pk in people_in_stored(model, revision.content):
            drafts.setdefault(int(revision.object_id), []).append(revision)
    for page in model.objects.filter(pk__in={*live, *drafts}).order_by():
        revisions = drafts.get(page.pk, [])
        places = list(people_in(page).get(person.pk, []))
        for revision in revisions:
            named = people_in_stored(model, revision.content)[person.pk]
            places += [place for place in named if place not in places]
        yield NamedOn(page, places, revisions)


def _may_name(model: type[Page], pk: int) -> Q:
    """Return a condition on revisions that is true of all that name the person.

    And of some others: what is stored of a StreamField is a text to the database.
    """
    wanted = Q(pk__in=[])
    for person_field in person_fields(model):
        wanted |= Q(**{f"content__{person_field.name}": pk})
    names = [stream.name for stream in stream_fields(model)]
    names += [relation.get_accessor_name() for relation in child_relations(model)]
    for name in names:
        wanted |= Q(**{f"content__{name}__icontains": str(pk)})
    return wanted


def _other_models() -> list[type[Model]]:
    """Return the models besides pages whose objects can name somebody."""
    return [
        model
        for model in apps.get_models()
        if not issubclass(model, Page)
        and not getattr(model, "wagtail_reference_index_ignore", False)
        and (person_fields(model) or stream_fields(model))
    ]


def _elsewhere(model: type[Model], person: Person) -> Iterator[NamedOn]:
    found = model._default_manager.all()
    if not stream_fields(model):
        named = Q(pk__in=[])
        for person_field in person_fields(model):
            named |= Q(**{person_field.name: person.pk})
        found = found.filter(named)
    for source in found:
        if places := people_in(source).get(person.pk):
            yield NamedOn(source, places)


def _may_change(user, source: Model) -> bool:
    parent = next(
        (
            getattr(source, relation.name)
            for relation in source._meta.get_fields()
            if type(relation).__name__ == "ParentalKey"
        ),
        source,
    )
    if isinstance(parent, Page):
        return parent.permissions_for_user(user).can_publish()
    change = get_permission_codename("change", parent._meta)
    return user.has_perm(f"{parent._meta.app_label}.{change}")


def _update_row(source: Model, changed: dict) -> None:
    """Write what has changed as it is stored, and no signal of it."""
    if not changed:
        return
    streams = {stream.name for stream in stream_fields(type(source))}
    columns = {
        name: Value(value, output_field=JSONField()) if name in streams else value
        for name, value in changed.items()
    }
    type(source)._default_manager.filter(pk=source.pk).update(**columns)


def _read_again(sources: list[Model]) -> Iterator[Model]:
    by_model: dict[type[Model], list] = {}
    for source in sources:
        by_model.setdefault(type(source), []).append(source.pk)
    for model, ids in by_model.items():
        yield from model._default_manager.filter(pk__in=ids).order_by("pk")
