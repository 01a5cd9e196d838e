"""All pages of one's own, or those that need one kind of thing."""

from collections import Counter

from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.paginator import WagtailPaginator

from pages.desk.need import KINDS, WAITING, PageToSee
from pages.desk.needs import Desk
from pages.permissions import may_write

URL_NAME = "my_pages"
# Of a list that is not the whole of the screen.
ROWS = 8
_PER_PAGE = 50


def my_pages_view(request):
    """List the pages of whoever asks: what needs something first, then the others."""
    if not may_write(request.user):
        raise PermissionDenied
    desk = Desk(request.user)
    chosen = _chosen_kind(request.GET.get("need", ""))
    if chosen is None:
        rows = [*desk.to_see, *_calm(desk)]
    elif chosen == WAITING:
        rows = desk.to_approve
    else:
        rows = [seen for seen in desk.to_see if chosen in _kinds(seen)]
    shown = WagtailPaginator(rows, _PER_PAGE).get_page(request.GET.get("p"))
    waiting = [*desk.to_see, *desk.to_approve]
    counts = Counter(kind for seen in waiting for kind in _kinds(seen))
    context = {
        "rows": shown,
        "only_to_approve": chosen == WAITING,
        **to_approve(desk),
        "elided_page_range": shown.paginator.get_elided_page_range(shown.number),
        "filters": [(kind, KINDS[kind], counts[kind]) for kind in sorted(counts)],
        "chosen": chosen,
        "next": request.get_full_path(),
        "own_count": len(desk.own),
        "page_title": gettext("My pages"),
        "header_icon": "doc-full-inverse",
    }
    return TemplateResponse(request, "pages/admin/desk/my_pages.html", context)


def to_approve(desk: Desk) -> dict:
    """Return what a screen tells of the pages that wait for the user's yes or no."""
    return {
        "to_approve": desk.to_approve[:ROWS],
        "to_approve_count": len(desk.to_approve),
        "approve_url": f"{reverse(URL_NAME)}?need={WAITING}",
    }


def _chosen_kind(text: str) -> int | None:
    kind = int(text) if text.isdecimal() and len(text) == 1 else None
    return kind if kind in KINDS else None


def _kinds(seen: PageToSee) -> set[int]:
    return {need.kind for need in seen.needs}


def _calm(desk: Desk) -> list[PageToSee]:
    needy = {seen.page.pk for seen in desk.to_see}
    calm = [PageToSee(page, []) for pk, page in desk.own.items() if pk not in needy]
    return sorted(calm, key=lambda seen: seen.title.lower())


class MyPagesMenuItem(MenuItem):
    """In the menu for those who write pages."""

    def is_shown(self, request):
        return may_write(request.user)


def my_pages_menu_item() -> MenuItem:
    """Wagtail hook: the list's entry in the menu, above the tree of all pages."""
    return MyPagesMenuItem(
        _("My pages"),
        reverse(URL_NAME),
        name="my-pages",
        icon_name="doc-full-inverse",
        order=90,
    )


def my_pages_urls() -> list:
    """Wagtail hook: the address of the list."""
    return [path("my-pages/", my_pages_view, name=URL_NAME)]
