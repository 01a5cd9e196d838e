"""Pages on their way to approval: sent, waiting for somebody's yes or no, sent back."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import BooleanField, CharField, ExpressionWrapper, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import GroupApprovalTask, Page, WorkflowState

WAITS = WorkflowState.STATUS_IN_PROGRESS


def states_that_concern(user, own_ids: QuerySet) -> QuerySet[WorkflowState]:
    """Return what is going on with pages that are own, sent by `user` or up to them.

    Up to them are those that wait for one of their groups; Wagtail asks five queries for
    it, and one more for each page. Each state has `is_up_to_user`.
    """
    pages = ContentType.objects.get_for_model(Page)
    tasks = GroupApprovalTask.objects.filter(active=True)
    if not user.is_superuser:
        tasks = tasks.filter(groups__user=user)
    up_to_user = Q(status=WAITS, current_task_state__task__in=tasks.values("pk"))
    # Wagtail keeps keys of any table in one column, as text.
    own = own_ids.annotate(key=Cast("pk", CharField())).values("key")
    concerned = Q(requested_by=user) | Q(object_id__in=own)
    return (
        WorkflowState.objects.active()
        .filter(base_content_type=pages)
        .filter(concerned | up_to_user)
        .annotate(
            is_up_to_user=ExpressionWrapper(up_to_user, output_field=BooleanField())
        )
        .select_related("current_task_state__finished_by", "requested_by")
    )
