"""Where an object is used, asked for in bulk.

Wagtail's usage view makes one query per reference; a link that every page
shows has thousands. Here the number of queries depends only on how many
kinds of thing refer to the object.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, ReferenceIndex


@dataclass(frozen=True)
class Use:
    """One object that refers to another."""

    source: Model
    # What is published does not refer to it; what an editor is writing does.
    in_draft_only: bool = False

    @property
    def title(self) -> str:
        return getattr(self.source, "admin_display_title", None) or str(self.source)

    @property
    def kind(self) -> str:
        return str(self.source._meta.verbose_name)

    @property
    def is_live(self) -> bool:
        """Whether residents can see it; what is not a page counts as live."""
        return not self.in_draft_only and getattr(self.source, "live", True)


# Of some models, where else their objects are used: in drafts, which Wagtail's index
# of references does not see.
_draft_sources: dict[type[Model], Callable[[Model], QuerySet]] = {}


def look_in_drafts(model: type[Model], sources: Callable[[Model], QuerySet]) -> None:
    """From now on, count what `sources(obj)` returns as uses of an object of `model`."""
    _draft_sources[model] = sources


def uses_of(
    obj: Model,
    *,
    apart_from: Collection[type[Model]] = (),
    most: int | None = None,
) -> list[Use]:
    """Return everything that refers to `obj`, each source once, live first.

    Runs three queries and one more per kind of source. Pages are returned with
    their specific class's name but only the columns all pages share. Models that
    are named in `apart_from` are not looked at, and of each other one no more than
    `most` objects are fetched.
    """
    ids_by_model = defaultdict(set)
    left_out = ContentType.objects.get_for_models(*apart_from).values()
    for content_type_id, object_id in (
        ReferenceIndex.get_references_to(obj)
        .exclude(base_content_type__in=[content_type.pk for content_type in left_out])
        .values_list("base_content_type", "object_id")
        .distinct()
    ):
        model = ContentType.objects.get_for_id(content_type_id).model_class()
        ids_by_model[model].add(object_id)
    for model, queryset in _many_to_many_sources(obj):
        if model not in apart_from:
            ids_by_model[model].update(_ids_in(queryset))

    uses = []
    for model, object_ids in ids_by_model.items():
        uses += map(Use, _sources(model, object_ids, most))
    for queryset in _sources_in_drafts(obj):
        if queryset.model not in apart_from:
            ids = _ids_in(queryset) - ids_by_model[queryset.model]
            found = _sources(queryset.model, ids, most)
            uses += (Use(source, in_draft_only=True) for source in found)
    return sorted(uses, key=_in_order)


def count_uses(obj: Model) -> int:
    """Return how many objects refer to `obj`, fetching none of them."""
    sources = {
        (content_type_id, str(object_id))
        for content_type_id, object_id in ReferenceIndex.get_references_to(obj)
        .values_list("base_content_type", "object_id")
        .distinct()
    }
    querysets = [*_many_to_many_sources(obj)]
    querysets += [(queryset.model, queryset) for queryset in _sources_in_drafts(obj)]
    for model, queryset in querysets:
        content_type = ContentType.objects.get_for_model(model)
        sources |= {(content_type.pk, pk) for pk in _ids_in(queryset)}
    return len(sources)


def is_used(obj: Model) -> bool:
    """Return whether anything refers to `obj`."""
    querysets = [queryset for _model, queryset in _many_to_many_sources(obj)]
    querysets += [ReferenceIndex.get_references_to(obj), *_sources_in_drafts(obj)]
    return any(queryset.exists() for queryset in querysets)


def choices_of(obj: Model, most: int | None = None) -> list[Use]:
    """Return what has chosen `obj` in a many-to-many field, as in `uses_of`.

    Links to it, in texts and elsewhere, do not count.
    """
    uses = []
    for model, queryset in _many_to_many_sources(obj):
        uses += map(Use, _sources(model, _ids_in(queryset), most))
    return sorted(uses, key=_in_order)


@dataclass(frozen=True)
class Chosen:
    """An object that has been chosen: the first that have, and how many there are."""

    obj: Model
    uses: list[Use]
    count: int


def chosen_among(objects: QuerySet, *, most: int, most_uses: int) -> list[Chosen]:
    """Return the first `most` of `objects` for which `choices_of` finds something.

    Two queries for each kind of source and one more, however many objects there are.
    """
    keys = defaultdict(list)
    for base, model, name in _many_to_many_fields(objects.model):
        among = {f"{name}__in": objects.order_by().values("pk")}
        pairs = model._default_manager.filter(**among).order_by("pk")
        for chosen, source in pairs.values_list(name, "pk"):
            keys[chosen].append((base, source))
    shown = list(objects.filter(pk__in=keys)[:most])
    wanted = defaultdict(set)
    for obj in shown:
        for base, source in keys[obj.pk][:most_uses]:
            wanted[base].add(source)
    sources = {
        (base, source.pk): source
        for base, pks in wanted.items()
        for source in _sources(base, pks, None)
    }
    return [
        Chosen(
            obj,
            sorted(
                (Use(sources[key]) for key in keys[obj.pk][:most_uses]), key=_in_order
            ),
            len(keys[obj.pk]),
        )
        for obj in shown
    ]


def _in_order(use: Use) -> tuple:
    return not use.is_live, use.kind, use.title.lower()


def _sources_in_drafts(obj: Model) -> Iterator[QuerySet]:
    if sources := _draft_sources.get(type(obj)):
        yield sources(obj)


def _ids_in(queryset: QuerySet) -> set[str]:
    return {str(pk) for pk in queryset.values_list("pk", flat=True)}


def _sources(
    model: type[Model], object_ids: Collection[str], most: int | None
) -> Iterable[Model]:
    if not object_ids:
        return []
    queryset = model._default_manager.filter(pk__in=object_ids)
    if model is Page:
        queryset = queryset.specific(defer=True).order_by("-live", "title")
    return queryset[:most]


def _many_to_many_sources(obj: Model) -> Iterator[tuple[type[Model], QuerySet]]:
    """Yield what refers to `obj` by a ManyToManyField, which Wagtail's index omits.

    Each as the model that holds the primary key, and a queryset of the sources.
    """
    for base, model, name in _many_to_many_fields(type(obj)):
        yield base, model._default_manager.filter(**{name: obj})


def _many_to_many_fields(
    model: type[Model],
) -> Iterator[tuple[type[Model], type[Model], str]]:
    """Yield the fields that refer to a model: base of the source, source, name.

    Models that set `may_lose_what_it_chose` are none: nobody's wish keeps a page alive.
    """
    for relation in model._meta.related_objects:
        source = relation.related_model
        is_wish = getattr(source, "may_lose_what_it_chose", False)
        if relation.many_to_many and not is_wish:
            base = next(reversed(source._meta.get_parent_list()), source)
            yield base, source, relation.field.name


def edit_url(use: Use, user) -> str | None:
    """Return the admin address at which `user` may edit the source, if any."""
    return AdminURLFinder(user).get_edit_url(use.source)
