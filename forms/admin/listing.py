"""The messages: found, seen to, and taken out as a table."""

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import Case, Q, QuerySet, Value, When
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView

from departments.models import DepartmentPage
from forms.admin.exporting import columns_of, heading_of, row_of
from forms.admin.menu import MESSAGES, TITLE
from forms.belonging import Belonging, belonging_of, forms_of_department
from forms.models import FormPage, Submission
from forms.permissions import (
    forms_in_sight,
    may_see_submissions,
    submissions_in_sight,
)


def forms_to_choose_from(request: HttpRequest) -> QuerySet[FormPage]:
    """Return the forms that a filter offers."""
    return forms_in_sight(request.user).order_by("title")


class MessageFilterSet(WagtailFilterSet):
    """Which messages to list."""

    state = django_filters.ChoiceFilter(choices=Submission.State, label=_("Status"))
    department = django_filters.ModelChoiceFilter(
        queryset=DepartmentPage.objects.order_by("title"),
        label=_("Department"),
        method="of_department",
    )
    page = django_filters.ModelChoiceFilter(
        queryset=forms_to_choose_from, label=_("Form")
    )

    def of_department(self, queryset, name, department):
        """Keep the messages of a department, those of its activities too."""
        return queryset.filter(page__in=forms_of_department(department).values("pk"))

    class Meta:
        model = Submission
        fields = ["state", "department", "page"]


class MessageColumn(Column):
    """The first of what was written, and the way to all of it."""

    cell_template_name = "forms/admin/message_cell.html"


class FormColumn(Column):
    """The form, and what it belongs to."""

    cell_template_name = "forms/admin/form_cell.html"


class StateColumn(Column):
    """Whether anybody has seen to it, and who."""

    cell_template_name = "forms/admin/state_cell.html"


class MessagesView(ReportView):
    """Lists the messages that the user may read: new ones first, those set aside last."""

    page_title = TITLE
    header_icon = "mail"
    index_url_name = MESSAGES
    index_results_url_name = f"{MESSAGES}_results"
    template_name = "forms/admin/list.html"
    model = Submission
    filterset_class = MessageFilterSet
    is_searchable = True
    no_results_message = _("There are no messages like this.")
    columns = [
        MessageColumn("text", label=_("Message")),
        FormColumn("page", label=_("Form")),
        DateColumn("created_at", label=_("Sent")),
        StateColumn("state", label=_("Status")),
    ]

    def dispatch(self, request, *args, **kwargs):
        if not may_see_submissions(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self):
        submissions = submissions_in_sight(self.request.user)
        return submissions.select_related("page", "handled_by")

    def search_queryset(self, queryset):
        """Find words as people type them; SQLite knows no capital Å to an å."""
        query = self.search_query.strip() if self.search_query else ""
        if not query:
            return queryset
        wanted = Q(reference__iexact=query)
        for variant in {query, query.lower(), query.upper(), query.title()}:
            wanted |= Q(text__icontains=variant)
        return queryset.filter(wanted)

    def order_queryset(self, queryset):
        """New ones come first, then those that are done; the newest of each first."""
        states = Submission.State
        places = [
            When(state=state, then=Value(place))
            for place, state in enumerate((states.NEW, states.DONE, states.SPAM))
        ]
        return queryset.order_by(Case(*places, default=Value(3)), "-created_at", "-pk")

    @cached_property
    def _belonging(self) -> dict[int, Belonging]:
        return belonging_of(forms_in_sight(self.request.user).order_by("pk"))

    def decorate_paginated_queryset(self, object_list):
        for submission in object_list:
            submission.belonging = self._belonging[submission.page_id]
        return object_list

    @cached_property
    def list_export(self) -> list[str]:
        """The columns of the table, as far as somebody takes it out."""
        if not getattr(self, "is_export", False):
            return ["reference"]
        return columns_of(self.get_queryset(), self._belonging)

    def get_heading(self, queryset, field):
        return heading_of(field)

    def to_row_dict(self, item):
        return row_of(item, self._belonging[item.page_id], self.list_export)

    def get_context_data(self, **kwargs):
        in_sight = submissions_in_sight(self.request.user)
        aside = in_sight.filter(state=Submission.State.SPAM).count()
        return super().get_context_data(**kwargs) | {"set_aside": aside}
