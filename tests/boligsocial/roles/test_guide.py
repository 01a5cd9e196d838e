"""The guide's table of who may do what is what the site does."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from wagtail.models import Page

from pages.models.base import page_models
from pages.permissions import PagePermissions
from tests.boligsocial.roles import notice_probes
from tests.boligsocial.roles.probes import PROBES, draft, published
from tests.factories import UserFactory
from tests.staff import member_of

GUIDE = Path(settings.BASE_DIR) / "docs" / "redaktoerguide.md"
ROLES = ["Redaktør", "Godkender", "Linkvagt", "Administrator"]
# Told of in a sentence: all of these lines, and no other.
NOTICE_KEEPER, NOTICE_LINES = "Driftsvagt", set(notice_probes.LINES)


def table() -> dict[str, dict[str, str]]:
    """Return the guide's table: for each line, what each role is told."""
    _before, _heading, section = GUIDE.read_text().partition("## Hvem må hvad")
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in section.splitlines()
        if line.startswith("|")
    ]
    assert rows[0] == ["hvad", *ROLES]
    told_of = {line: dict(zip(ROLES, told, strict=True)) for line, *told in rows[2:]}
    for line, told in told_of.items():
        told[NOTICE_KEEPER] = "ja" if line in NOTICE_LINES else "nej"
    return told_of


def test_every_line_of_the_guide_is_tried_and_nothing_else():
    assert set(table()) == set(PROBES)
    assert {word for told in table().values() for word in told.values()} == {
        "ja",
        "nej",
    }


@pytest.mark.django_db
@pytest.mark.usefixtures("_roles")
@pytest.mark.parametrize("role", [*ROLES, NOTICE_KEEPER])
def test_the_guide_is_right_about(role):
    staff = member_of(role)
    wrong = []
    for line, told in table().items():
        with transaction.atomic():
            happened = PROBES[line](staff)
            transaction.set_rollback(True)
        if happened != (told[role] == "ja"):
            wrong.append(f"{line}: {told[role]} in the guide, {happened} on the site")
    assert not wrong, "\n".join(wrong)


@pytest.mark.django_db
@pytest.mark.parametrize("model", page_models())
def test_every_page_type_asks_the_same_rules(model):
    user = UserFactory.build()
    assert isinstance(model(depth=3).permissions_for_user(user), PagePermissions)


@pytest.mark.django_db
@pytest.mark.usefixtures("_roles")
class TestTheLastDoor:
    """Wagtail's actions, which any new screen or interface would go through."""

    def test_an_editor_deletes_nothing_by_an_action_either(self):
        editor = member_of("Redaktør").user
        page = draft(editor)
        for same in (page, Page.objects.get(pk=page.pk)):
            assert not same.permissions_for_user(editor).can_delete()
            assert not same.permissions_for_user(editor).can_move()

    def test_the_admins_interface_has_no_actions_for_anybody(self):
        page = published()
        for role in ROLES:
            staff = member_of(role)
            for action in ("delete", "unpublish", "publish", "copy", "move"):
                url = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
                assert staff.post(url).status_code in (302, 403, 404, 405)
        assert Page.objects.get(pk=page.pk).live

    def test_of_two_roles_the_wider_counts(self):
        both = member_of("Redaktør", "Godkender").user
        assert draft().permissions_for_user(both).can_delete()

    def test_a_colleague_whose_account_is_closed_may_do_nothing(self):
        gone = member_of("Godkender").user
        gone.is_active = False
        page = draft(gone)
        assert not page.permissions_for_user(gone).can_delete()
