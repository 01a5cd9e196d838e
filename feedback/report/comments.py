"""What residents wrote: read, and acted upon."""

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Case, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from feedback.models import FeedbackComment
from feedback.permissions import comments_in_sight, pages_in_sight
from feedback.report.menu import COMMENTS, TITLE, tabs
from pages.permissions import WRITING, may_write


def pages_with_comments(request: HttpRequest) -> QuerySet[Page]:
    """Return the pages that a filter offers: those that somebody has written about."""
    written = comments_in_sight(request.user).order_by().values("page")
    return pages_in_sight(request.user).filter(pk__in=written).order_by("title")


class CommentFilterSet(WagtailFilterSet):
    """Which comments to list."""

    state = django_filters.ChoiceFilter(
        choices=FeedbackComment.State, label=_("Status")
    )
    page = django_filters.ModelChoiceFilter(
        queryset=pages_with_comments, label=_("Page")
    )

    class Meta:
        model = FeedbackComment
        fields = ["state", "page"]


class ChoiceColumn(Column):
    """A box to tick, for doing something with many."""

    cell_template_name = "feedback/admin/choice_cell.html"


class CommentColumn(Column):
    """The resident's words, and what can be done about them."""

    cell_template_name = "feedback/admin/comment_cell.html"


class CommentedPageColumn(Column):
    """Where the resident was, to its editor."""

    cell_template_name = "feedback/admin/page_cell.html"


class CommentStateColumn(Column):
    """Whether anybody has seen to it, who, and what they did."""

    cell_template_name = "feedback/admin/state_cell.html"


class CommentsView(ReportView):
    """Lists the comments about pages that the user may edit: new ones first."""

    page_title = TITLE
    header_icon = "comment"
    index_url_name = COMMENTS
    index_results_url_name = f"{COMMENTS}_results"
    template_name = "feedback/admin/list.html"
    results_template_name = "feedback/admin/comments_results.html"
    permission_policy = page_permission_policy
    any_permission_required = WRITING
    model = FeedbackComment
    filterset_class = CommentFilterSet
    is_searchable = True
    search_fields = ["text", "note", "page__title"]
    no_results_message = _("No resident has written anything that is like this.")
    columns = [
        ChoiceColumn("choice", label=_("Choose"), accessor="pk"),
        CommentColumn("text", label=_("Comment")),
        CommentedPageColumn("page", label=_("Page")),
        DateColumn("created_at", label=_("Written")),
        CommentStateColumn("state", label=_("Status")),
    ]
    list_export = ["created_at", "page", "text", "get_state_display", "note"]
    export_headings = {
        "created_at": _("Written"),
        "page": _("Page"),
        "text": _("Comment"),
        "get_state_display": _("Status"),
        "note": _("What we did"),
    }

    def get_base_queryset(self):
        comments = comments_in_sight(self.request.user)
        return comments.select_related("page", "seen_by")

    def order_queryset(self, queryset):
        """New ones come first, then the newest."""
        is_new = When(state=FeedbackComment.State.NEW, then=Value(0))
        return queryset.order_by(Case(is_new, default=Value(1)), "-created_at", "-pk")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "tabs": tabs(COMMENTS),
            "next": self.request.get_full_path().replace("/results/", "/"),
        }


@require_POST
def mark_read(request: HttpRequest) -> HttpResponse:
    """Mark the comments that are chosen as read; those that are no longer new stay."""
    if not may_write(request.user):
        raise PermissionDenied
    chosen = request.POST.getlist("shown" if "all" in request.POST else "comment")
    new = comments_in_sight(request.user).filter(
        pk__in=[int(pk) for pk in chosen if pk.isdecimal() and len(pk) < 19],
        state=FeedbackComment.State.NEW,
    )
    read = FeedbackComment.objects.filter(pk__in=new.values("pk")).update(
        state=FeedbackComment.State.READ,
        seen_at=timezone.now(),
        seen_by=request.user,
    )
    if read:
        message = ngettext(
            "%(count)d comment is marked as read.",
            "%(count)d comments are marked as read.",
            read,
        )
        messages.success(request, message % {"count": read})
    else:
        messages.warning(request, gettext("Choose one or more comments that are new."))
    return redirect(get_valid_next_url_from_request(request) or reverse(COMMENTS))
