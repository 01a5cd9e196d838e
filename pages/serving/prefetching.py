"""All that a page refers to, fetched at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from dataclasses import dataclass, field

from django.db.models import BigAutoField, Model, QuerySet
from wagtail.blocks import ChooserBlock, RichTextBlock, StreamValue
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.models.sites import SiteRootPath

from documents.blocks import NewestKindBlock
from documents.models import DocumentDetails
from documents.queries import newest_query
from links.blocks import LinkChooserBlock
from links.printing.lookup import (
    LinkLookup,
    Targets,
    share_root_paths,
    target_queries,
)
from media.renditions import PRINTED_COLUMNS, hand_out_renditions, rendition_queries
from pages.people.person import Person
from prepared.parameters import Among, Choices
from prepared.statements import Together
from streams.stored import leaves_with_fields
from streams.values import leaves

# What choosers have chosen is handed out by its model and its primary key.
Chosen = dict[type[Model], dict[int, Model]]
_fetched: ContextVar[Chosen | None] = ContextVar("fetched_ahead", default=None)


@dataclass(frozen=True)
class Besides:
    """What a page shows of other tables.

    `queries` may have the parameters that are handed to `prefetch`. `pictures` find
    the primary keys of the pictures of what `queries` find, by the variant in which
    they are shown.
    """

    queries: Mapping[str, QuerySet] = field(default_factory=dict)
    pictures: Mapping[str, QuerySet] = field(default_factory=dict)


@dataclass(frozen=True)
class Newest:
    """Of which kinds, and in which departments, the newest documents are listed."""

    kinds: list[str] = field(default_factory=list)
    departments: list[int] = field(default_factory=list)


class References:
    """The statement for all that pages of a type refer to, and show besides."""

    def __init__(self, besides: Callable[[], Besides] = Besides):
        self._besides = besides
        self._names: tuple[str, ...] = ()
        self._statement = Together(self._queries)
        # Few pages list the newest documents; the others do without the query.
        self._with_newest = Together(self._queries_with_newest)

    def fetch(self, newest: "Newest", **parameters) -> dict[str, list]:
        """Return what each query finds."""
        if not newest.kinds:
            return self._statement.fetch(**parameters)
        return self._with_newest.fetch(
            newest_kinds=newest.kinds,
            newest_departments=newest.departments,
            **parameters,
        )

    def besides_among(self, found: dict[str, list]) -> dict[str, list]:
        """Return what was found by the queries besides."""
        return {name: found[name] for name in self._names if name in found}

    def _queries(self) -> dict[str, QuerySet]:
        besides = self._besides()
        self._names = tuple(besides.queries)
        people = _chosen_of(Person, "people_ids")
        photos = people.filter(photo__isnull=False).values("photo")
        pictures = _chosen_of(get_image_model(), "chosen_picture_ids")
        return {
            **target_queries(),
            "people": people.select_related("photo"),
            "pictures": pictures.only(*PRINTED_COLUMNS),
            **rendition_queries(portrait=photos, **besides.pictures),
            **besides.queries,
        }

    def _queries_with_newest(self) -> dict[str, QuerySet]:
        return self._queries() | {"newest_documents": newest_query()}


REFERENCES = References()


@dataclass(frozen=True)
class Prefetched:
    """What was found for a page: its links, and what each query besides found."""

    links: LinkLookup
    besides: dict[str, list]


def prefetch(
    streams: Iterable[StreamValue],
    pictures: Iterable[Model | None],
    *,
    hide_private: bool = False,
    root_paths: list[SiteRootPath] | None = None,
    references: References = REFERENCES,
    **parameters,
) -> Prefetched:
    """Fetch all that `streams` refer to, and the renditions of every picture.

    One query, whatever there is, and none if there is nothing: links, pages and
    documents in texts, what choosers have chosen, renditions, and what `references`
    ask for besides, with its `parameters`. `hide_private` keeps pictures in private
    collections from being printed; `root_paths` are those of the sites, if known.
    """
    streams = list(streams)
    pictures = [picture for picture in pictures if picture is not None]
    targets, chosen, newest = _read(streams)
    found: dict[str, list] = {}
    is_asked = targets or pictures or any(chosen.values()) or newest.kinds
    if is_asked or references is not REFERENCES:
        ids = [*(picture.pk for picture in pictures), *chosen[get_image_model()]]
        chosen_targets = {
            "page_ids": [*targets.pages, *chosen[Page]],
            "document_ids": [*targets.documents, *chosen[get_document_model()]],
        }
        found = references.fetch(
            newest,
            **targets.parameters | chosen_targets,
            people_ids=chosen[Person],
            chosen_picture_ids=chosen[get_image_model()],
            picture_ids=[pk for pk in ids if pk is not None],
            **parameters,
        )
    lookup = LinkLookup.of(targets, found, root_paths)
    share_root_paths(found.get("pages", []), root_paths)
    besides = references.besides_among(found)
    with lookup.active(), _fetched_ahead(found):
        values = [value for stream in streams for value in leaves(stream)]
    if found:
        values += [row for rows in besides.values() for row in rows]
        shown = map(picture_of, values)
        pictures += [picture for picture in shown if picture is not None]
        hand_out_renditions(pictures, found, hide_private=hide_private)
    return Prefetched(lookup, besides)


def picture_of(value) -> Model | None:
    """Return the picture that a value is, or the one that was fetched with it."""
    if not isinstance(value, Model):
        return None
    if isinstance(value, get_image_model()):
        return value
    fetched = value._state.fields_cache  # noqa: SLF001, what costs no query
    return fetched.get("photo") or fetched.get("picture")


def chosen_ahead(model: type[Model], keys: Iterable[int | None]) -> list | None:
    """Return the objects that a chooser's `keys` stand for, None for those that are gone.

    None altogether when nothing was fetched ahead. What was chosen twice is two objects,
    as with Wagtail's own choosers, whose blocks write on it.
    """
    fetched = _fetched.get()
    if fetched is None or model not in fetched:
        return None
    objects = fetched[model]
    return [copy(objects[key]) if key in objects else None for key in keys]


def newest_ahead() -> list[DocumentDetails] | None:
    """Return what was fetched as newest documents; None when nothing was fetched ahead."""
    fetched = _fetched.get()
    return None if fetched is None else list(fetched[DocumentDetails].values())


@contextmanager
def _fetched_ahead(found: dict[str, list]) -> Iterator[None]:
    models = {
        "pages": Page,
        "people": Person,
        "pictures": get_image_model(),
        "documents": get_document_model(),
    }
    chosen = {
        model: {instance.pk: instance for instance in found.get(name, [])}
        for name, model in models.items()
    }
    # Those that are listed as the newest, by whose document they are of.
    rows = found.get("newest_documents", [])
    chosen[DocumentDetails] = {details.pk: details for details in rows}
    token = _fetched.set(chosen)
    try:
        yield
    finally:
        _fetched.reset(token)


def _read(
    streams: list[StreamValue],
) -> tuple[Targets, dict[type[Model], list[int]], Newest]:
    """Return what texts and lists lead to, what else was chosen, by its model, and of what
    the newest documents are listed."""
    link_ids, sources, newest = [], [], Newest()
    models = (Page, Person, get_image_model(), get_document_model())
    chosen = {model: [] for model in models}
    for stream in streams:
        for block, raw, beside in leaves_with_fields(
            stream.stream_block, stream.raw_data
        ):
            if raw is None:
                continue
            if isinstance(block, LinkChooserBlock):
                link_ids.append(raw)
            elif isinstance(block, ChooserBlock) and block.model_class in chosen:
                chosen[block.model_class].append(raw)
            elif isinstance(block, RichTextBlock) and raw:
                sources.append(raw)
            elif isinstance(block, NewestKindBlock) and raw:
                newest.kinds.append(raw)
                newest.departments.extend(filter(None, [beside.get("department")]))
    return Targets.of(sources, link_ids), chosen, newest


def _chosen_of(model: type[Model], parameter: str) -> QuerySet:
    keys = Choices(parameter, BigAutoField())
    return model._default_manager.filter(Among("pk", keys)).order_by()
