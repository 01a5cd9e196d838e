"""The approval that stands between an editor's page and the public."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from wagtail.models import (
    GroupApprovalTask,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)

from audit.watching import nothing_told

# What staff read in the admin; found again by name, so data and not translated.
WORKFLOW = "Godkendelse"
TASK = "Godkendes af en godkender"

WAGTAIL_WORKFLOW = "Moderators approval"
WAGTAIL_APPROVERS = "Moderators"


@nothing_told()
def set_up_approval(approvers: Iterable[Group]) -> None:
    """Let `approvers` approve what is submitted, on every page of the tree.

    Done once, in the place of the workflow that Wagtail comes with. From then
    on the workflow is the administrators' own: one that they have changed, taken
    off the pages or switched off is left as it is.
    """
    root = Page.get_first_root_node()
    assigned = WorkflowPage.objects.filter(page=root).first()
    if assigned and not _retire(assigned.workflow):
        return
    if Workflow.objects.filter(name=WORKFLOW).exists():
        return
    task = GroupApprovalTask.objects.create(name=TASK)
    task.groups.set(approvers)
    workflow = Workflow.objects.create(name=WORKFLOW)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=root)


def _retire(workflow: Workflow) -> bool:
    """Take Wagtail's own workflow away; return whether it is gone from the pages.

    It stays while somebody is in the group that approves by it, or a page is on
    its way through it. When pages have been through it, they keep their history.
    """
    if workflow.name != WAGTAIL_WORKFLOW:
        return False
    if Group.objects.filter(name=WAGTAIL_APPROVERS, user__isnull=False).exists():
        return False
    past = WorkflowState.objects.filter(workflow=workflow)
    if past.active().exists():
        return False
    tasks = list(workflow.tasks.specific())
    if past.exists():
        workflow.deactivate()
        for task in tasks:
            task.deactivate()
        return True
    workflow.delete()
    for task in tasks:
        if not task.workflows.exists():
            task.delete()
    return True
