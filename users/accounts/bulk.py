"""What is done to many accounts at once: to none that is out of reach."""

from wagtail.users.views import bulk_actions

from users.accounts.rights import groups_to_give, may_manage


class _WithinReach:
    """Leaves out the accounts of those who are mightier than whoever is at it."""

    def check_perm(self, obj):
        return super().check_perm(obj) and may_manage(self.request.user, obj)


class AssignRoleBulkAction(_WithinReach, bulk_actions.AssignRoleBulkAction):
    """Gives a role: none that allows more than one's own."""

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        given = [group.pk for group in groups_to_give(self.request.user)]
        role = form.fields["role"]
        role.queryset = role.queryset.filter(pk__in=given)
        return form


class DeleteBulkAction(_WithinReach, bulk_actions.DeleteBulkAction):
    """Deletes accounts."""


class SetActiveStateBulkAction(_WithinReach, bulk_actions.SetActiveStateBulkAction):
    """Opens and closes accounts."""
