"""The report “Who did what”: the trail, for those who may read it."""

import django_filters
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from audit.events import Kind
from audit.models import AuditEntry
from audit.people import names_of_deleted

NAME = "who_did_what"
POLICY = ModelPermissionPolicy(AuditEntry)
SEEING = ["view"]


class PersonFilter(django_filters.ModelChoiceFilter):
    """The accounts, called by their names."""

    def __init__(self, **kwargs):
        super().__init__(queryset=_accounts, method="filter_person", **kwargs)

    @property
    def field(self):
        field = super().field
        field.label_from_instance = lambda user: (
            user.get_full_name() or user.get_username()
        )
        return field


def _accounts(request) -> QuerySet:
    return get_user_model().objects.order_by("first_name", "last_name", "username")


class AuditFilterSet(WagtailFilterSet):
    """Which entries to list."""

    person = PersonFilter(
        label=_("Person"), help_text=_("Who did it, or whose account it was about.")
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind"), choices=Kind.choices, method="filter_kind"
    )
    timestamp = django_filters.DateFromToRangeFilter(
        label=_("Period"), widget=DateRangePickerWidget
    )

    class Meta:
        model = AuditEntry
        fields = ["person", "kind", "timestamp"]

    def filter_person(self, entries, name, account):
        """Keep what is about one person."""
        return entries.about(account)

    def filter_kind(self, entries, name, kind):
        """Keep one kind."""
        return entries.of_kind([kind])


class EventColumn(Column):
    """The sentence, and below it what was changed."""

    cell_template_name = "audit/event_cell.html"


class MomentColumn(Column):
    """When it happened, to the minute; without a popup."""

    cell_template_name = "audit/moment_cell.html"


class AuditReportView(ReportView):
    """Lists who did what, the latest first."""

    page_title = _("Who did what")
    header_icon = "history"
    index_url_name = NAME
    index_results_url_name = f"{NAME}_results"
    permission_policy = POLICY
    any_permission_required = SEEING
    model = AuditEntry
    filterset_class = AuditFilterSet
    no_results_message = _("Nothing was done that is like this.")
    columns = [
        EventColumn("sentence", label=_("What happened")),
        MomentColumn("timestamp", label=_("When")),
    ]
    list_export = ["timestamp", "who", "kind", "sentence", "lines"]
    export_headings = {
        "timestamp": _("When"),
        "who": _("Who"),
        "kind": _("Kind"),
        "sentence": _("What happened"),
        "lines": _("What was changed"),
    }

    def get_base_queryset(self):
        """The whole trail, with what its sentences name."""
        entries = AuditEntry.objects.trail().in_sight()
        return entries.order_by("-timestamp", "-pk")

    def get_queryset(self):
        """The same; Wagtail's own would order it by the key."""
        return self.get_base_queryset()

    @cached_property
    def names(self) -> dict[int, str]:
        """What the accounts were called that are deleted, once for a screen."""
        return names_of_deleted()

    def get_table(self, object_list):
        return super().get_table(self.decorate_paginated_queryset(object_list))

    def decorate_paginated_queryset(self, object_list):
        """The entries, told what deleted accounts were called."""
        if self.is_export:
            return object_list
        entries = list(object_list)
        for entry in entries:
            entry.names = self.names
        return entries

    def to_row_dict(self, item):
        item.names = self.names
        return super().to_row_dict(item)


class AuditMenuItem(MenuItem):
    """In the menu for those who may read it."""

    def is_shown(self, request):
        return POLICY.user_has_any_permission(request.user, SEEING)


def report_menu_item() -> MenuItem:
    """Wagtail hook: the report's entry in the menu."""
    return AuditMenuItem(
        _("Who did what"), reverse(NAME), name=NAME, icon_name="history", order=990
    )


def report_urls() -> list:
    """Wagtail hook: the report's addresses."""
    return [
        path("reports/who-did-what/", AuditReportView.as_view(), name=NAME),
        path(
            "reports/who-did-what/results/",
            AuditReportView.as_view(results_only=True),
            name=f"{NAME}_results",
        ),
    ]


def permission_to_read() -> QuerySet[Permission]:
    """Wagtail hook: the right that a group can be given."""
    return Permission.objects.filter(
        content_type__app_label="audit", codename="view_auditentry"
    )
