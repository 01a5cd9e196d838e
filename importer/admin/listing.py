"""The list of imports."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from importer.admin.permissions import may_import, visible_runs

_ON_A_PAGE = 20


class ImportsScreen(WagtailAdminTemplateMixin, TemplateView):
    """What the screens of bringing pages in share."""

    header_icon = "download"

    def dispatch(self, request, *args, **kwargs):
        if not may_import(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ImportsView(ImportsScreen):
    """What has been brought in, and the way to bring in more."""

    template_name = "importer/admin/list.html"
    page_title = _("Move in")

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        runs = visible_runs(self.request.user).with_counts()
        runs = runs.select_related("parent", "begun_by").order_by("-begun_at", "-pk")
        paginator = Paginator(runs, _ON_A_PAGE)
        page = paginator.get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {
            "runs": page,
            "elided_page_range": paginator.get_elided_page_range(page.number),
        }
