"""Where an object is used, asked for in bulk.

Wagtail's usage view makes one query per reference; a link that every page
shows has thousands. Here the number of queries depends only on how many
kinds of thing refer to the object.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, ReferenceIndex


@dataclass(frozen=True)
class Use:
    """One object that refers to another."""

    source: Model

    @property
    def title(self) -> str:
        return getattr(self.source, "admin_display_title", None) or str(self.source)

    @property
    def kind(self) -> str:
        return str(self.source._meta.verbose_name)

    @property
    def is_live(self) -> bool:
        """Whether residents can see it; what is not a page counts as live."""
        return getattr(self.source, "live", True)


def uses_of(obj: Model) -> list[Use]:
    """Return everything that refers to `obj`, each source once, live first.

    Runs two queries and one more per kind of source. Pages are returned with
    their specific class's name but only the columns all pages share.
    """
    ids_by_model = defaultdict(set)
    for content_type_id, object_id in (
        ReferenceIndex.get_references_to(obj)
        .values_list("base_content_type", "object_id")
        .distinct()
    ):
        model = ContentType.objects.get_for_id(content_type_id).model_class()
        ids_by_model[model].add(object_id)
    for model, queryset in _many_to_many_sources(obj):
        ids_by_model[model].update(
            str(pk) for pk in queryset.values_list("pk", flat=True)
        )

    sources = []
    for model, object_ids in ids_by_model.items():
        queryset = model._default_manager.filter(pk__in=object_ids)
        if model is Page:
            queryset = queryset.specific(defer=True)
        sources.extend(queryset)
    uses = [Use(source) for source in sources]
    return sorted(uses, key=lambda use: (not use.is_live, use.kind, use.title.lower()))


def is_used(obj: Model) -> bool:
    """Return whether anything refers to `obj`."""
    return ReferenceIndex.get_references_to(obj).exists() or any(
        queryset.exists() for _model, queryset in _many_to_many_sources(obj)
    )


def _many_to_many_sources(obj: Model) -> Iterator[tuple[type[Model], QuerySet]]:
    """Yield what refers to `obj` by a ManyToManyField, which Wagtail's index omits.

    Each as the model that holds the primary key, and a queryset of the sources.
    """
    for relation in obj._meta.related_objects:
        if relation.many_to_many:
            model = relation.related_model
            base = next(reversed(model._meta.get_parent_list()), model)
            yield base, model._default_manager.filter(**{relation.field.name: obj})


def edit_url(use: Use, user) -> str | None:
    """Return the admin address at which `user` may edit the source, if any."""
    return AdminURLFinder(user).get_edit_url(use.source)
