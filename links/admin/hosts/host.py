"""One host in the admin: how its links are doing, and what to do about them."""

from ada_url import URL
from django.core.exceptions import PermissionDenied
from django.db.models import Case, Value, When
from django.http import Http404
from django.urls import include, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView

from linkcheck.verdicts import Verdict
from links.admin.decisions.decide import edit_url
from links.admin.hosts.decisions import decide_for_host, host_choices, links_of
from links.admin.hosts.listing import HostListView, host_url
from links.admin.hosts.moving import HostMovesView
from links.decisions.wording import words_of
from links.describing.columns import LinkStateColumn
from links.hosts import incidents
from links.hosts.incidents import FAILING, HostState
from links.models import Link
from links.permissions import POLICY, may_change_links, may_see_links
from links.replacing.applying import unfinished
from links.replacing.plan import links_to_host


class OfOneHost:
    """A view about one host to which links lead."""

    permission_policy = POLICY

    def dispatch(self, request, *args, **kwargs):
        if not may_see_links(request.user):
            raise PermissionDenied
        if not self.state.links:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @property
    def host(self) -> str:
        return self.kwargs["host"]

    @cached_property
    def state(self) -> HostState:
        return incidents.state_of(self.host)


class AddressOnHostColumn(Column):
    """The address of a link, without what all links of the host have."""

    cell_template_name = "links/admin/hosts/host_address_cell.html"

    def get_value(self, link):
        try:
            return URL(link.url).href.partition(URL(link.url).host)[2]
        except ValueError:
            return link.url


class HostView(OfOneHost, BaseListingView):
    """How one host's links are doing, those that do not work first."""

    template_name = "links/admin/hosts/host.html"
    header_icon = "globe"
    paginate_by = 50
    columns = [
        TitleColumn("title", label=_("Link"), get_url=edit_url),
        AddressOnHostColumn("url", label=_("Address on the host")),
        LinkStateColumn(),
        Column(
            "tally.live_pages",
            label=_("Public pages"),
            accessor=lambda link: (
                link.tally.live_pages if hasattr(link, "tally") else ""
            ),
        ),
    ]

    def get_page_title(self):
        return self.host

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("link_hosts:list"), "label": _("Hosts with problems")},
            {"url": "", "label": self.host},
        ]

    @property
    def index_url(self):
        return host_url(self.host)

    @property
    def index_results_url(self):
        return host_url(self.host)

    def get_base_queryset(self):
        order = Case(
            When(health__verdict__in=FAILING, then=Value(0)),
            When(health__verdict=Verdict.OK, then=Value(2)),
            default=Value(1),
        )
        return (
            Link.objects.filter(health__host=self.host)
            .select_related("health", "tally")
            .order_by(order, "url")
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "state": self.state,
            "words": words_of(self.state.problem),
            "host_buttons": list(self.buttons()),
            "may_change": may_change_links(self.request.user),
            "rewrite": unfinished(links_to_host(self.host), self.host),
        }

    def buttons(self):
        """Yield what may be done with all of the host's links: label and address."""
        if not may_change_links(self.request.user):
            return
        for name, label in host_choices(links_of(self.host)):
            yield label, reverse("link_hosts:decide", args=[self.host, name])


URL_PATTERNS = [
    path("", HostListView.as_view(), name="list"),
    path("results/", HostListView.as_view(results_only=True), name="list_results"),
    path("of/<str:host>/", HostView.as_view(), name="host"),
    path("of/<str:host>/moves/", HostMovesView.as_view(), name="moves"),
    path("of/<str:host>/do/<slug:action>/", decide_for_host, name="decide"),
]


def host_urls() -> list:
    """Wagtail hook: the addresses of all about hosts."""
    return [path("reports/link-hosts/", include((URL_PATTERNS, "link_hosts")))]
