"""What `manage.py setup_roles` makes, keeps and removes."""

import io

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    Task,
    Workflow,
    WorkflowPage,
)

from boligsocial import roles
from boligsocial.roles import set_up_roles, workflow
from boligsocial.roles.groups import WAGTAIL_GROUPS
from pages.models import StandardPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return Site.objects.get(is_default_site=True).root_page.specific


def all_rights():
    """Everything that any group may do, in a form that can be compared."""
    return (
        set(Group.objects.values_list("name", "permissions__codename")),
        sorted(
            GroupPagePermission.objects.values_list(
                "group__name", "page__path", "permission__codename"
            )
        ),
        sorted(
            GroupCollectionPermission.objects.values_list(
                "group__name", "collection__path", "permission__codename"
            )
        ),
        list(Workflow.objects.values_list("pk", "name", "active")),
        list(WorkflowPage.objects.values_list("page", "workflow")),
        list(GroupApprovalTask.objects.values_list("name", "groups__name")),
    )


def run_command() -> str:
    output = io.StringIO()
    call_command("setup_roles", stdout=output)
    return output.getvalue()


def workflow_of(page) -> Workflow:
    return Page.objects.get(pk=page.pk).get_workflow()


class TestMakingTheRoles:
    def test_the_command_makes_the_five_groups_and_says_so(self):
        assert (
            "Redaktør, Godkender, Linkvagt, Driftsvagt, Administrator" in run_command()
        )
        assert set(Group.objects.values_list("name", flat=True)) == {
            "Redaktør",
            "Godkender",
            "Linkvagt",
            "Driftsvagt",
            "Administrator",
        }

    def test_run_again_it_changes_nothing(self):
        run_command()
        before = all_rights()

        assert "up to date" in run_command()
        assert all_rights() == before

    def test_an_upgrade_adds_the_right_that_a_role_has_gained(self):
        set_up_roles()
        group = Group.objects.get(name=roles.EDITOR)
        gained = group.permissions.get(codename="add_link")
        group.permissions.remove(gained)

        set_up_roles()

        assert gained in group.permissions.all()

    def test_it_keeps_what_administrators_have_added(self, home):
        set_up_roles()
        group = Group.objects.get(name=roles.LINK_KEEPER)
        added = Permission.objects.get(codename="change_theme")
        group.permissions.add(added)
        GroupPagePermission.objects.create(
            group=group,
            page=home,
            permission=Permission.objects.get(codename="lock_page"),
        )
        member = get_user_model().objects.create_user("linkvagten")
        member.groups.add(group)
        before = all_rights()

        set_up_roles()

        assert all_rights() == before
        assert member in group.user_set.all()

    def test_the_front_page_of_a_second_site_is_open_to_editors_too(self, home):
        set_up_roles()
        campaign = home.add_child(
            instance=StandardPage(
                title="Genbrug", slug="genbrug", summary="Byt og del."
            )
        )
        Site.objects.create(hostname="genbrug.solgavlen.example", root_page=campaign)

        set_up_roles()

        rights = GroupPagePermission.objects.filter(
            group__name=roles.EDITOR, page=campaign
        )
        assert set(rights.values_list("permission__codename", flat=True)) == {
            "add_page",
            "change_page",
        }

    def test_a_right_that_no_migration_has_made_stops_the_command(self):
        Permission.objects.filter(codename="add_link").delete()

        with pytest.raises(LookupError, match=r"links\.add_link"):
            set_up_roles()
        assert not Group.objects.filter(name=roles.EDITOR).exists()


class TestWagtailsOwnGroups:
    def test_they_are_removed_from_a_new_site(self):
        assert Group.objects.filter(name="Editors").exists()

        set_up_roles()

        assert not Group.objects.filter(name__in=WAGTAIL_GROUPS).exists()

    @pytest.mark.parametrize("name", ["Editors", "Moderators"])
    def test_one_that_somebody_is_in_stays(self, name):
        member = get_user_model().objects.create_user("bente")
        member.groups.add(Group.objects.get(name=name))

        set_up_roles()

        assert list(member.groups.values_list("name", flat=True)) == [name]

    def test_one_that_has_rights_of_its_own_stays(self, home):
        group = Group.objects.get(name="Editors")
        publish = Permission.objects.get(codename="publish_page")
        GroupPagePermission.objects.create(group=group, page=home, permission=publish)

        set_up_roles()

        assert Group.objects.filter(pk=group.pk).exists()


class TestTheApprovalWorkflow:
    def test_it_stands_on_every_page_and_is_for_approvers_and_administrators(
        self, home
    ):
        set_up_roles()

        approval = workflow_of(home)
        assert approval.name == "Godkendelse"
        [task] = approval.tasks.specific()
        assert task.name == "Godkendes af en godkender"
        assert set(task.groups.values_list("name", flat=True)) == {
            "Godkender",
            "Administrator",
        }

    def test_wagtails_own_workflow_and_its_task_are_gone(self):
        set_up_roles()

        assert not Workflow.objects.filter(name=workflow.WAGTAIL_WORKFLOW).exists()
        assert not Task.objects.filter(name=workflow.WAGTAIL_WORKFLOW).exists()

    def test_wagtails_own_workflow_stays_while_a_page_is_in_it(self, home):
        page = home.add_child(
            instance=StandardPage(title="Kontakt", slug="kontakt", summary="Ring.")
        )
        page.save_revision()
        workflow_of(page).start(page, user=None)

        set_up_roles()

        assert workflow_of(page).name == workflow.WAGTAIL_WORKFLOW
        assert Group.objects.filter(name="Moderators").exists()

    def test_pages_that_have_been_through_it_keep_their_history(self, home):
        page = home.add_child(
            instance=StandardPage(title="Kontakt", slug="kontakt", summary="Ring.")
        )
        page.save_revision()
        state = workflow_of(page).start(page, user=None)
        state.cancel()

        set_up_roles()

        state.refresh_from_db()
        assert not state.workflow.active
        assert workflow_of(page).name == workflow.WORKFLOW

    def test_it_stays_while_somebody_approves_by_it(self, home):
        member = get_user_model().objects.create_user("bente")
        member.groups.add(Group.objects.get(name="Moderators"))

        set_up_roles()

        assert workflow_of(home).name == workflow.WAGTAIL_WORKFLOW

    def test_one_that_administrators_have_taken_off_the_pages_stays_off(self, home):
        set_up_roles()
        WorkflowPage.objects.all().delete()

        set_up_roles()

        assert workflow_of(home) is None

    def test_another_that_administrators_have_chosen_stays(self, home):
        set_up_roles()
        own = Workflow.objects.create(name="Vores egen")
        WorkflowPage.objects.update(workflow=own)

        set_up_roles()

        assert workflow_of(home) == own


def test_every_collection_right_is_given_at_the_top():
    set_up_roles()

    assert set(GroupCollectionPermission.objects.values_list("collection")) == {
        (Collection.get_first_root_node().pk,)
    }


def test_only_administrators_reach_the_top_of_the_page_tree():
    set_up_roles()

    at_the_top = GroupPagePermission.objects.filter(page__depth=1)
    assert set(at_the_top.values_list("group__name", flat=True)) == {"Administrator"}
