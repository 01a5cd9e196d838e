"""Writing what was done about a resident's comment."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic.edit import FormView
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.permissions import page_permission_policy

from feedback.models import FeedbackComment
from feedback.permissions import comments_in_sight
from feedback.report.menu import COMMENTS, TITLE
from pages.permissions import WRITING


class NoteForm(forms.Form):
    """What was done."""

    note = forms.CharField(
        label=_("What did you do about it?"),
        max_length=FeedbackComment._meta.get_field("note").max_length,
        widget=AdminAutoHeightTextInput,
        help_text=_("For colleagues. The resident cannot be written to."),
    )


class AnswerCommentView(WagtailAdminTemplateMixin, PermissionCheckedMixin, FormView):
    """Shows a comment, and keeps what was done about it."""

    template_name = "feedback/admin/answer.html"
    form_class = NoteForm
    page_title = _("Comment from a resident")
    header_icon = "comment"
    permission_policy = page_permission_policy
    any_permission_required = WRITING
    breadcrumbs_items = [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": reverse_lazy(COMMENTS), "label": TITLE},
    ]

    @cached_property
    def comment(self) -> FeedbackComment:
        """The comment, if it is about a page that the user may edit."""
        comments = comments_in_sight(self.request.user).select_related("page")
        return get_object_or_404(comments, pk=self.kwargs["pk"])

    def get_initial(self):
        return {"note": self.comment.note}

    def form_valid(self, form):
        self.comment.note = form.cleaned_data["note"]
        self.comment.state = FeedbackComment.State.ANSWERED
        self.comment.seen_at = timezone.now()
        self.comment.seen_by = self.request.user
        self.comment.save(update_fields=["note", "state", "seen_at", "seen_by"])
        messages.success(self.request, gettext("Your note is saved."))
        return super().form_valid(form)

    def get_success_url(self):
        return get_valid_next_url_from_request(self.request) or reverse(COMMENTS)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "comment": self.comment,
            "next": get_valid_next_url_from_request(self.request),
            "list_url": reverse(COMMENTS),
        }
