"""Who may do what with templates."""

from wagtail import permissions
from wagtail.models import Page
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import page_permission_policy

from page_templates.models import PageTemplate
from page_templates.offering import is_worth_keeping

_ADD = "page_templates.add_pagetemplate"


class TemplatePolicy(ModelPermissionPolicy):
    """As for any model, but that none is made from an empty form: each has been a page."""

    def user_has_permission(self, user, action):
        return action != "add" and super().user_has_permission(user, action)


POLICY = TemplatePolicy(PageTemplate)
# From Wagtail 8 a policy is known by its model; before, by the view set alone.
if hasattr(permissions, "register_permission_policy"):
    permissions.register_permission_policy(PageTemplate, POLICY)


def may_make_template_of(page: Page, user) -> bool:
    """Whether somebody may keep a page, which they can edit, as a template."""
    return (
        is_worth_keeping(page.specific_class or type(page))
        and user.has_perm(_ADD)
        and page.permissions_for_user(user).can_edit()
    )


def is_copying_offered(page: Page, user) -> bool:
    """Whether a list offers somebody to copy a page; asks for nothing of each page."""
    return (
        is_worth_keeping(page.specific_class or type(page))
        and page_permission_policy.user_has_permission(user, "add")
        and page.permissions_for_user(user).can_edit()
    )


def may_copy_as_new(page: Page, user) -> bool:
    """Whether somebody may have a page, which they can edit, a second time beside it."""
    # In its own class: how many children there may be is a rule of that.
    parent, model = page.get_parent().specific, page.specific_class
    return (
        is_copying_offered(page, user)
        and parent.permissions_for_user(user).can_add_subpage()
        and model in type(parent).creatable_subpage_models()
        and model.can_create_at(parent)
    )


def may_see_templates(user) -> bool:
    """Whether somebody may look at the list of the staff's own templates."""
    return POLICY.user_has_any_permission(user, ["view", "change", "delete"])
