"""What the page editor says of the page's links before anybody publishes."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission
from wagtail.test.utils.form_data import streamfield

from boligsocial import roles
from linkcheck.codes import Problem
from linkcheck.verdicts import Verdict
from links.decisions.needed import needs_decision
from links.health import keeping
from links.models import Link, LinkHealth
from tests.factories import (
    LinkFactory,
    StandardPageFactory,
    UserFactory,
    home_page,
    rich_text_link,
)
from tests.html import one, parse, words
from tests.staff import StaffClient, edit_url, is_refused, list_block, member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return StaffClient(UserFactory())


def broken(**fields) -> Link:
    link = LinkFactory(**fields)
    LinkHealth.objects.filter(pk=link.pk).update(
        verdict=Verdict.PROBABLY_BROKEN,
        problem=Problem.NOT_FOUND,
        checked_at=timezone.now(),
    )
    return link


def page_with(*links, title="Læs mere", **fields):
    page = StandardPageFactory(**fields)
    page.body.append(("link_list", {"title": title, "links": [*links]}))
    page.save()
    page.save_revision()
    return page


def panel(client, page):
    found = parse(client.get(edit_url(page))).select(".page-links")
    return found[0] if found else None


class TestThePanel:
    def test_names_the_links_with_advice_and_where_they_stand(self, staff):
        page = page_with(LinkFactory(title="Fin"), broken(title="Væk"))
        shown = panel(staff, page)
        [item] = shown.select("li")
        said = words(item)
        assert "Væk" in said
        assert str(Verdict.PROBABLY_BROKEN.label) in said
        assert "Liste med links ”Læs mere”" in said
        assert "Hjemmesiden svarer, at siden ikke findes." in said

    def test_is_not_there_when_all_is_well(self, staff):
        assert panel(staff, page_with(LinkFactory())) is None
        assert panel(staff, StandardPageFactory()) is None

    def test_looks_at_the_latest_draft(self, staff):
        page = page_with(broken(title="Gammel"))
        page.body = []
        text = f"<p>{rich_text_link(broken(title='Ny'), 'her')}</p>"
        page.body.append(("text", {"title": "Om", "text": text}))
        page.save_revision()
        [item] = panel(staff, page).select("li")
        assert "Ny" in words(item)
        assert "Tekst ”Om”" in words(item)

    def test_looks_at_what_was_typed_when_the_form_comes_back(self, staff):
        page = page_with(LinkFactory())
        link = broken(title="Lige valgt")
        value = {"title": "Mere", "links": list_block([link.pk])}
        change = {"body": streamfield([("link_list", value)]), "title": ""}
        response = staff.fill_in(edit_url(page), change | {"action-publish": "1"})
        assert "Lige valgt" in words(one(parse(response), ".page-links"))

    def test_says_beforehand_that_danger_keeps_a_page_from_being_published(self, staff):
        link = LinkFactory(title="Hurtige lån", url="https://svindel.example/")
        keeping.mark_dangerous(link, None, mark=True)
        shown = panel(staff, page_with(link))
        assert "kan ikke udgives" in words(one(shown, ".help-critical"))
        assert not shown.select('a[href*="svindel"]')

    def test_offers_the_links_page_in_a_new_tab_and_a_flag(self, staff):
        link = broken()
        shown = panel(staff, page_with(link))
        record = reverse("wagtailsnippets_links_link:edit", args=[link.pk])
        assert one(shown, f'a[href="{record}"]')["target"] == "_blank"
        buttons = {button["data-action"]: button for button in shown.select("button")}
        offered = [n for n, button in buttons.items() if not button.has_attr("hidden")]
        assert offered == ["flag", "confirm", "dismiss"]
        assert set(buttons) - set(offered) == {"unflag", "unconfirm", "undismiss"}
        assert buttons["flag"]["formtarget"] == "_blank"
        assert "/decide/flag/" in buttons["flag"]["formaction"]

    def test_offers_no_decision_to_those_who_may_not_change_links(self):
        group = Group.objects.create(name="Skribent")
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        GroupPagePermission.objects.create(
            group=group,
            page=home_page(),
            permission=Permission.objects.get(codename="change_page"),
        )
        page = page_with(broken(title="Væk"))
        shown = panel(member_of("Skribent"), page)
        assert "Væk" in words(shown)
        assert not shown.select("button, a")

    def test_costs_two_queries_however_many_links_there_are(self, staff):
        def queries(page) -> int:
            panel(staff, page)
            with CaptureQueriesContext(connection) as captured:
                panel(staff, page)
            return len(captured)

        none = queries(page_with(title="Tom"))
        few = queries(page_with(broken()))
        many = queries(page_with(*[broken() for _ in range(9)]))
        assert few == many
        assert many - none <= 2 + 7  # The choosers of the form ask for themselves.


class TestDecidingOnTheSpot:
    @pytest.fixture
    def editor(self):
        roles.set_up_roles()
        return member_of(roles.EDITOR)

    def decide(self, client, action, link, method="post"):
        url = reverse("decide_while_editing", args=[action, link.pk])
        return getattr(client, method)(url)

    def test_flags_and_takes_it_back(self, editor):
        link = broken()
        answer = self.decide(editor, "flag", link)
        assert "ikke" in answer.json()["said"]
        link.refresh_from_db()
        assert link.is_flagged
        assert link.unavailable_by == editor.user
        assert answer.json()["offered"] == ["unflag"]
        self.decide(editor, "unflag", link)
        link.refresh_from_db()
        assert link.is_available

    @pytest.mark.parametrize(
        ("action", "undo"), [("confirm", "unconfirm"), ("dismiss", "undismiss")]
    )
    def test_an_editors_word_is_taken_and_taken_back(self, editor, action, undo):
        link = broken()
        assert self.decide(editor, action, link).json()["offered"] == [undo]
        assert not Link.objects.filter(needs_decision()).exists()
        answer = self.decide(editor, undo, link)
        assert answer.json()["offered"] == ["flag", "confirm", "dismiss"]
        assert Link.objects.filter(needs_decision()).exists()

    def test_says_why_something_cannot_be_done_any_longer(self, editor):
        link = broken(flagged=True)
        before = LinkHealth.objects.values().get()
        answer = self.decide(editor, "confirm", link)
        assert answer.status_code == 409
        assert "markeret som utilgængeligt" in answer.json()["said"]
        assert answer.json()["offered"] == ["unflag"]
        assert LinkHealth.objects.values().get() == before

    def test_says_nothing_at_the_top_of_the_next_page(self, editor):
        self.decide(editor, "flag", broken())
        assert not parse(editor.get(reverse("wagtailadmin_home"))).select(
            ".messages li"
        )

    def test_takes_a_click_and_no_visit(self, editor):
        assert self.decide(editor, "flag", broken(), "get").status_code == 405

    def test_does_nothing_else(self, editor):
        assert self.decide(editor, "mark-dangerous", broken()).status_code == 404

    def test_is_not_for_those_who_may_not_change_links(self):
        group = Group.objects.create(name="Gæst")
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        link = broken()
        assert is_refused(self.decide(member_of("Gæst"), "flag", link))
        assert not Link.objects.get(pk=link.pk).is_flagged

    def test_is_not_for_strangers(self, client):
        link = broken()
        assert is_refused(self.decide(client, "flag", link))
        assert not Link.objects.get(pk=link.pk).is_flagged
