"""Columns and filters of the list of links."""

import django_filters
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn

from links.checking.verdicts import Verdict
from links.kinds import Kind
from links.models import Link, LinkHealth

# Those that ask an editor to decide something.
URGENT = (
    Verdict.MOVED,
    Verdict.UNSURE,
    Verdict.PROBABLY_BROKEN,
    Verdict.DANGEROUS,
)


class LinkFilterSet(WagtailFilterSet):
    """Narrow the register by what the link is and whether it works."""

    verdict = django_filters.MultipleChoiceFilter(
        choices=Verdict,
        label=_("Verdict"),
        method="filter_verdict",
        widget=CheckboxSelectMultiple,
    )
    host = django_filters.CharFilter(
        label=_("Host"),
        method="filter_host",
        help_text=_("Such as example.org, or a part of it."),
    )
    kind = django_filters.ChoiceFilter(choices=Kind, label=_("Kind"))
    availability = django_filters.ChoiceFilter(
        choices=Link.Availability, label=_("Availability")
    )

    class Meta:
        model = Link
        fields = ["verdict", "availability", "kind", "host"]

    # The search can only filter by the link's own columns.
    def filter_verdict(self, links, name, verdicts):
        """Keep the links with one of the verdicts."""
        if not verdicts:
            return links
        known = LinkHealth.objects.filter(verdict__in=verdicts)
        return links.filter(pk__in=known.values("pk"))

    def filter_host(self, links, name, host):
        """Keep the links that lead to hosts with this in their name."""
        known = LinkHealth.objects.filter(host__name__contains=host.strip().lower())
        return links.filter(pk__in=known.values("pk"))


class VerdictColumn(StatusTagColumn):
    """The verdict as a tag; nothing for a page or document of this site."""

    cell_template_name = "links/admin/verdict_cell.html"

    def __init__(self, **kwargs):
        super().__init__(
            "health.get_verdict_display",
            label=_("Verdict"),
            primary=lambda link: link.health.verdict in URGENT,
            **kwargs,
        )

    def get_cell_context_data(self, instance, parent_context):
        if hasattr(instance, "health"):
            return super().get_cell_context_data(instance, parent_context)
        return {"column": self}


COLUMNS = [
    "title",
    VerdictColumn(),
    Column("get_availability_display", label=_("Availability")),
    Column("get_kind_display", label=_("Kind"), sort_key="kind"),
    "source",
    DateColumn("health.checked_at", label=_("Last check")),
]
