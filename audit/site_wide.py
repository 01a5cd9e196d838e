"""What is watched of Wagtail's and Django's own models, and every screen of settings."""

from django.contrib.auth.models import Group
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    GroupApprovalTask,
    PageViewRestriction,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from audit.events import Kind
from audit.watching import watch, watch_relation


def watch_what_wagtail_has() -> None:
    """Begin to watch. Once all models are known, those of our settings too."""
    for model in settings_registry:
        watch(
            model,
            Kind.SETTING,
            title=lambda setting: str(setting._meta.verbose_name),
            makes_itself=True,
        )
    watch(Site, Kind.SETTING)
    watch(Redirect, Kind.SETTING)
    watch(Collection, Kind.SETTING, fields=["name"])
    watch(Workflow, Kind.SETTING)
    watch(WorkflowTask, Kind.SETTING, title=lambda row: f"{row.workflow}: {row.task}")
    watch(WorkflowPage, Kind.SETTING, title=lambda row: f"{row.workflow}: {row.page}")
    watch(GroupApprovalTask, Kind.SETTING, fields=["name", "active"])
    watch_relation(GroupApprovalTask, "groups")
    # Its members and rights are told by `users.audited` and `audit.privileges`.
    watch(Group, Kind.ROLE, fields=["name"])
    for model, place in (
        (PageViewRestriction, "page"),
        (CollectionViewRestriction, "collection"),
    ):
        watch(
            model,
            Kind.ACCESS,
            secret=["password"],
            title=lambda row, place=place: str(getattr(row, place)),
        )
        watch_relation(model, "groups")
