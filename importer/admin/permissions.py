"""Who may bring pages in: those who may add pages where they are to stand."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from importer.models import ImportRun

_POLICY = PagePermissionPolicy()


def may_import(user) -> bool:
    """Say whether somebody may add pages anywhere."""
    return _POLICY.user_has_permission(user, "add")


def may_import_below(user, parent: Page) -> bool:
    """Say whether somebody may add pages below one."""
    return parent.permissions_for_user(user).can_add_subpage()


def visible_runs(user) -> QuerySet[ImportRun]:
    """Return the runs below pages where somebody may add others."""
    parents = _POLICY.instances_user_has_permission_for(user, "add")
    return ImportRun.objects.of_parents(parents.order_by().values("pk"), user)


def run_for(user, pk: int) -> ImportRun:
    """Return a run that somebody may see. Raises PermissionDenied, and Http404."""
    if not may_import(user):
        raise PermissionDenied
    wanted = ImportRun.objects.select_related("parent", "begun_by")
    run = get_object_or_404(wanted, pk=pk)
    if not visible_runs(user).filter(pk=pk).exists():
        raise PermissionDenied
    return run


def may_take_back(user, run: ImportRun) -> bool:
    """Say whether somebody may take a run back.

    Its drafts are deleted, though only those that nobody has touched; so whoever began
    it may, and those who may publish there (docs/decisions/0019-moving-in.md).
    """
    if run.begun_by_id == user.pk:
        return True
    parent = run.parent
    return parent is not None and parent.permissions_for_user(user).can_publish()
