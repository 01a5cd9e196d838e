"""Autosave and colleagues at the same page: no date moves, nobody's work is lost."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import nested_form_data, streamfield

from boligsocial import roles
from initiatives.models import InitiativePage
from tests.factories import InitiativePageFactory, publish
from tests.staff import form_data, member_of, succeeded

CREATED, UPDATED = datetime.date(2019, 1, 11), datetime.date(2019, 11, 19)


@pytest.fixture
def page(overview):
    return publish(
        InitiativePageFactory(
            parent=overview,
            title="Brandkadet",
            content_created=CREATED,
            content_updated=UPDATED,
            minor_edit=True,
        )
    )


def edit_url(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def typed_over(opened, **fields) -> dict:
    """Return what a form on screen would send after `fields` have been typed."""
    body = nested_form_data({"body": streamfield([])})
    return form_data(opened) | body | fields


def latest(page) -> InitiativePage:
    """Return the page as its newest revision has it, draft or not."""
    return InitiativePage.objects.get(pk=page.pk).get_latest_revision_as_object()


def autosave(client, page, data: dict):
    """Send the form the way the editor does by itself, while somebody types."""
    return client.post(edit_url(page), data, headers={"accept": "application/json"})


class TestAutosave:
    def test_never_moves_the_date_of_update(self, approver, page):
        opened = approver.get(edit_url(page))
        data = typed_over(opened, summary="Unge møder brandfolkene.")
        for _keystroke in range(3):
            answer = autosave(approver, page, data)
            assert answer.json()["success"]
            data["overwrite_revision_id"] = answer.json()["revision_id"]

        live = InitiativePage.objects.get(pk=page.pk)
        draft = latest(live)
        assert draft.summary == "Unge møder brandfolkene."
        assert live.summary != draft.summary
        for version in (live, draft):
            assert version.content_created == CREATED
            assert version.content_updated == UPDATED

    def test_of_a_new_page_gives_it_no_dates(self, approver, overview):
        url = reverse(
            "wagtailadmin_pages:add",
            args=["initiatives", "initiativepage", overview.pk],
        )
        data = typed_over(approver.get(url), title="Genbrugsværksted", slug="genbrug")
        answer = approver.post(url, data, headers={"accept": "application/json"})

        assert answer.json()["success"]
        draft = InitiativePage.objects.get(slug="genbrug")
        assert not draft.live
        assert (draft.content_created, draft.content_updated) == (None, None)

    def test_keeps_an_unfinished_page(self, approver, page):
        """Somebody who has not come to the summary yet must not lose the rest."""
        opened = approver.get(edit_url(page))
        data = typed_over(opened, summary="", audience="Unge fra 13 til 17 år")
        answer = autosave(approver, page, data)

        assert answer.json()["success"]
        draft = latest(page)
        assert draft.audience == "Unge fra 13 til 17 år"


class TestTheDateOfUpdate:
    def test_stays_when_a_draft_is_saved(self, approver, page):
        fields = {"body": streamfield([]), "summary": "Unge møder brandfolkene."}
        succeeded(approver.fill_in(edit_url(page), fields))

        page.refresh_from_db()
        assert page.content_updated == UPDATED
        assert latest(page).content_updated == UPDATED

    def test_stays_when_a_minor_edit_is_published(self, approver, page):
        fields = {"body": streamfield([]), "minor_edit": "on", "action-publish": "1"}
        succeeded(approver.fill_in(edit_url(page), fields))

        page.refresh_from_db()
        assert page.content_updated == UPDATED

    def test_becomes_today_when_anything_else_is_published(self, approver, page):
        fields = {"body": streamfield([]), "action-publish": "1"}
        succeeded(approver.fill_in(edit_url(page), fields))

        page.refresh_from_db()
        assert page.content_created == CREATED
        assert page.content_updated == timezone.localdate()

    def test_is_asked_about_anew_for_each_edit(self, approver, page):
        """The last edit was minor; that says nothing of this one."""
        assert "minor_edit" not in form_data(approver.get(edit_url(page)))

    def test_remembers_a_minor_edit_while_it_waits_for_approval(
        self, approver, overview, page
    ):
        editor = member_of(roles.EDITOR)
        fields = {"body": streamfield([]), "minor_edit": "on", "action-submit": "1"}
        succeeded(editor.fill_in(edit_url(page), fields))
        assert form_data(approver.get(edit_url(page)))["minor_edit"] == ["on"]

        approval = {
            "body": streamfield([]),
            "action-workflow-action": "true",
            "workflow-action-name": "approve",
        }
        succeeded(approver.fill_in(edit_url(page), approval))
        page.refresh_from_db()
        assert page.content_updated == UPDATED


class TestTwoEditorsAtOnce:
    def test_autosave_does_not_write_over_a_colleague(self, approver, page):
        colleague = member_of(roles.APPROVER)
        mine, hers = approver.get(edit_url(page)), colleague.get(edit_url(page))
        answer = autosave(colleague, page, typed_over(hers, title="Brandkadetter"))
        assert answer.json()["success"]

        answer = autosave(approver, page, typed_over(mine, title="Brandkadet 2"))

        assert answer.status_code == 400
        assert answer.json()["error_code"] == "invalid_revision"
        assert latest(page).title == "Brandkadetter"

    def test_both_versions_are_kept_when_both_save(self, approver, page):
        colleague = member_of(roles.APPROVER)
        mine, hers = approver.get(edit_url(page)), colleague.get(edit_url(page))
        colleague.post(edit_url(page), typed_over(hers, title="Brandkadetter"))
        approver.post(edit_url(page), typed_over(mine, title="Unge og brand"))

        titles = [revision.content["title"] for revision in page.revisions.all()]
        assert {"Brandkadetter", "Unge og brand"} <= set(titles)

    def test_a_page_under_approval_is_not_changed_by_the_editor_who_waits(
        self, approver, page
    ):
        editor = member_of(roles.EDITOR)
        fields = {"body": streamfield([]), "action-submit": "1"}
        succeeded(editor.fill_in(edit_url(page), fields))

        editor.fill_in(edit_url(page), {"body": streamfield([]), "title": "Ændret"})

        assert latest(page).title == "Brandkadet"
