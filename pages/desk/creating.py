"""“New initiative” and the like: a page begun from the desk, wherever it belongs.

Whoever leads there may bring the title: `?title=` fills it in, in the empty form.
"""

from contextvars import ContextVar

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from wagtail.admin.paginator import WagtailPaginator
from wagtail.models import Page, PageQuerySet
from wagtail.permissions import page_permission_policy

from pages.models import BasePage
from pages.models.base import page_models
from plaintext.characters import clean_line

URL_NAME = "new_page"
_PER_PAGE = 50
_LONGEST_TITLE = Page._meta.get_field("title").max_length
# Wagtail tells of a new page without the request that it is made for.
_title: ContextVar[str] = ContextVar("title of the page that is begun", default="")


class NewPage:
    """A button that begins a page of one type."""

    def __init__(self, model: type[BasePage]):
        self.model = model

    @property
    def is_begun_often(self) -> bool:
        return self.model.is_begun_often

    @property
    def label(self) -> str:
        name = str(self.model.get_verbose_name())
        return gettext("New: %(type)s") % {"type": name[:1].lower() + name[1:]}

    @property
    def url(self) -> str:
        return reverse(URL_NAME, args=[self.model._meta.app_label, _name(self.model)])


def new_pages(user) -> list[NewPage]:
    """Return a button for each type of which there may be many.

    What is begun often comes first; then the narrowest, under which nothing else can lie.
    """
    if not page_permission_policy.user_has_permission(user, "add"):
        return []
    models = [model for model in page_models() if _may_be_many(model)]
    return [NewPage(model) for model in sorted(models, key=_in_order)]


def places_for(model: type[BasePage], user) -> PageQuerySet:
    """Return the pages below which `user` may begin a page of this type, as in the tree."""
    parents = ContentType.objects.get_for_models(*model.allowed_parent_page_models())
    return (
        page_permission_policy.instances_user_has_permission_for(user, "add")
        .filter(content_type__in=parents.values(), alias_of=None)
        .order_by("path")
    )


def new_page_view(request, app_label: str, model_name: str):
    """Lead to the form of a new page, or ask first where the page is to lie."""
    if not page_permission_policy.user_has_permission(request.user, "add"):
        raise PermissionDenied
    models = {(model._meta.app_label, _name(model)): model for model in page_models()}
    model = models.get((app_label, model_name))
    if model is None or not _may_be_many(model):
        raise Http404
    places = places_for(model, request.user)
    title = _title_in(request)
    query = f"?{urlencode({'title': title})}" if title else ""
    if len(first := places[:2]) == 1:
        parts = [app_label, model_name, first[0].pk]
        return redirect(f"{reverse('wagtailadmin_pages:add', args=parts)}{query}")
    shown = WagtailPaginator(places, _PER_PAGE).get_page(request.GET.get("p"))
    context = {
        "app_label": app_label,
        "model_name": model_name,
        "places": shown,
        "query": query,
        "elided_page_range": shown.paginator.get_elided_page_range(shown.number),
        "page_title": NewPage(model).label,
        "header_icon": "doc-empty",
    }
    return TemplateResponse(request, "pages/admin/new_page.html", context)


def note_title(request, parent_page: Page, page_class: type[Page]) -> None:
    """Wagtail hook: remember the title that the address of an empty form brings."""
    _title.set(_title_in(request) if request.method == "GET" else "")


def fill_in_title(sender, page: Page, **kwargs) -> None:
    """Signal: begin a new page with that title."""
    if title := _title.get():
        page.title = title
        _title.set("")


def new_page_urls() -> list:
    """Wagtail hook: where the buttons lead."""
    return [
        path("new/<slug:app_label>/<slug:model_name>/", new_page_view, name=URL_NAME)
    ]


def _title_in(request) -> str:
    return clean_line(request.GET.get("title", ""))[:_LONGEST_TITLE]


def _name(model: type[Page]) -> str:
    return model._meta.model_name


def _may_be_many(model: type[BasePage]) -> bool:
    return model.is_creatable and model.max_count is None


def _in_order(model: type[BasePage]) -> tuple[bool, int, str]:
    # An activity has but its form below it, and is no place for other pages.
    wide = len(model.creatable_subpage_models())
    return not model.is_begun_often, max(wide, 1), str(model.get_verbose_name())
