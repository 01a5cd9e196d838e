"""What pages have in each of their versions, as the database holds them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from django.contrib.contenttypes.models import ContentType
from django.db.models import ExpressionWrapper, F, JSONField, Q
from wagtail.fields import StreamField
from wagtail.models import Page, Revision

from .reading import Found, found_in, text_fields


@dataclass(frozen=True, slots=True)
class Versions:
    """What readers see, and what an editor or the clock would publish next."""

    live: Found
    draft: Found


def versions_of(
    page_ids: Iterable[int], *, skip_locked: bool = False
) -> dict[int, Versions]:
    """Return what each page has, and let nobody change the pages meanwhile.

    Runs in a transaction, with two queries, one more for each page type, and one
    when there are drafts. Pages that are gone are left out, and those that somebody
    else is changing as well when `skip_locked` says so.
    """
    pages = list(
        Page.objects.filter(pk__in=page_ids)
        .select_for_update(skip_locked=skip_locked)
        .order_by("pk")
        .only("content_type", "live", "has_unpublished_changes", "latest_revision")
    )
    by_type = defaultdict(list)
    for page in pages:
        by_type[page.content_type_id].append(page)
    drafts = _drafts([page for page in pages if page.has_unpublished_changes])
    versions = {}
    for content_type_id, of_type in by_type.items():
        model = ContentType.objects.get_for_id(content_type_id).model_class()
        fields = text_fields(model) if model else ()
        rows = dict(stored_rows(model, map(attrgetter("pk"), of_type)))
        for page in of_type:
            row = found_in(fields, rows.get(page.pk, {}))
            draft = [found_in(fields, content) for content in drafts.get(page.pk, [])]
            versions[page.pk] = Versions(
                live=row if page.live else Found(), draft=_together(draft or [row])
            )
    return versions


def stored_rows(
    model: type[Page] | None, page_ids: Iterable[int]
) -> Iterator[tuple[int, dict]]:
    """Yield the texts of each page by the names of their fields, exactly as stored."""
    fields = text_fields(model) if model else ()
    if not fields:
        return
    columns = (
        ExpressionWrapper(F(field.name), output_field=JSONField())
        if isinstance(field, StreamField)
        else F(field.name)
        for field in fields
    )
    names = [field.name for field in fields]
    rows = model._default_manager.filter(pk__in=list(page_ids))
    for pk, *values in rows.values_list("pk", *columns):
        yield pk, dict(zip(names, values, strict=True))


def _drafts(pages: list[Page]) -> dict[int, list[dict]]:
    """Return the contents of the latest draft and of a planned publication."""
    if not pages:
        return {}
    planned = Q(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(page.pk) for page in pages],
        approved_go_live_at__isnull=False,
    )
    latest = {page.latest_revision_id for page in pages}
    contents = defaultdict(list)
    has_plan = set()
    for revision in Revision.objects.filter(Q(pk__in=latest) | planned).order_by(
        "-created_at", "-pk"
    ):
        page_id = int(revision.object_id)
        if revision.pk not in latest and page_id in has_plan:
            continue
        if revision.approved_go_live_at:
            has_plan.add(page_id)
        contents[page_id].append(revision.content)
    return contents


def _together(found: list[Found]) -> Found:
    whole = Found()
    for part in found:
        whole.links |= part.links
        whole.addresses = part.addresses | whole.addresses
        whole.notes = part.notes | whole.notes
    return whole
