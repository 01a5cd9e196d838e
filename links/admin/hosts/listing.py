"""The list of hosts: those whose links fail together, and all others by name."""

import django_filters
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from linkcheck.verdicts import Verdict
from links.admin.menu import RegisterMenuItem
from links.decisions.wording import words_of
from links.hosts import incidents
from links.models import Host, LinkHealth
from links.permissions import POLICY, SEEING


def host_url(host: str) -> str:
    """Return the address of the page about a host."""
    return reverse("link_hosts:host", args=[host])


class HostFilterSet(WagtailFilterSet):
    """Which hosts to list."""

    show = django_filters.ChoiceFilter(
        choices=[("moved", _("Hosts with links that have moved")), ("all", _("All"))],
        empty_label=_("Hosts with problems"),
        label=_("Show"),
        method="filter_show",
    )

    class Meta:
        model = Host
        fields = ["show"]

    def filter_show(self, hosts, name, show):
        """Keep the hosts with links that have moved."""
        if show != "moved":
            return hosts
        moved = LinkHealth.objects.filter(host=OuterRef("pk"), verdict=Verdict.MOVED)
        return hosts.filter(Exists(moved))


class CountColumn(Column):
    """How many of a host's links do not work though readers are sent there, of all."""

    def get_value(self, state):
        counts = {"failing": state.undecided, "links": state.links}
        return gettext("%(failing)d of %(links)d") % counts


class NumberOrNothingColumn(Column):
    """A figure, left out where it is nought."""

    def get_value(self, state):
        return super().get_value(state) or ""


class HostListView(ReportView):
    """Lists hosts whose links fail together; all hosts for who looks for one."""

    page_title = _("Hosts with problems")
    header_icon = "globe"
    index_url_name = "link_hosts:list"
    index_results_url_name = "link_hosts:list_results"
    permission_policy = POLICY
    any_permission_required = SEEING
    filterset_class = HostFilterSet
    is_searchable = True
    no_results_message = _("No host has problems just now.")
    columns = [
        TitleColumn(
            "host", label=_("Host"), get_url=lambda state: host_url(state.host)
        ),
        CountColumn("failing", label=_("Links that do not work")),
        DateColumn("since", label=_("Since")),
        Column(
            "problem",
            label=_("What we mostly see"),
            accessor=lambda state: (
                words_of(state.problem).sentence if state.failing else ""
            ),
        ),
        NumberOrNothingColumn("live_pages", label=_("On so many public pages")),
        NumberOrNothingColumn("moved", label=_("Links that have moved")),
    ]

    @property
    def is_about_incidents(self) -> bool:
        """Whether nobody looks for a host, or wants to see others."""
        return not (self.is_searching or self.is_filtering)

    def get_filtered_queryset(self):
        """Return the states of hosts, or hosts whose states are yet to be looked up."""
        if self.is_about_incidents:
            return incidents.current()
        hosts = self.filter_queryset(
            Host.objects.filter(
                Exists(LinkHealth.objects.filter(host=OuterRef("pk")))
            ).order_by("name")
        )
        return hosts.filter(name__contains=self.search_query.strip().lower())

    def get_table(self, object_list):
        rows = list(object_list)
        if not self.is_about_incidents:
            rows = incidents.states([host.pk for host in rows])
        return super().get_table(rows)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if not self.is_about_incidents:
            context["no_results_message"] = _("There is no such host in the register.")
        return context


def hosts_menu_item() -> MenuItem:
    """Wagtail hook: the list's entry in the menu."""
    return RegisterMenuItem(
        _("Hosts with problems"),
        reverse("link_hosts:list"),
        name="link-hosts",
        icon_name="globe",
        order=120,
    )
