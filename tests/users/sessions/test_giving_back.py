"""A form shown again with what was written in it; nothing is saved by that."""

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry, Revision
from wagtail.test.utils.form_data import (
    nested_form_data,
    rich_text,
    streamfield,
)

from boligsocial import roles
from links.models import Link
from tests.factories import LinkFactory
from tests.html import parse_screen, words
from tests.staff import (
    edit_url,
    field_errors,
    form_data,
    member_of,
    messages_of,
    settings_url,
    stream_in,
)
from tests.users.sessions.conftest import (
    OWN,
    SUMMARY,
    sent_by,
    sign_in_anew,
    summary_of,
    written,
)
from users.sessions.posted import readable

GIVEN_BACK = {"_given-back": "1"}
SAID = "Her er det, du havde skrevet. Det er ikke gemt endnu."
CHANGED = "En anden har gemt imens."


def give_back(client, url, data):
    return client.post(url, data | GIVEN_BACK, headers=OWN)


def test_a_page_comes_back_with_stream_and_rich_text(editor, page):
    text = {"title": "Om os", "text": rich_text("<p>Vi mødes i <b>gården</b>.</p>")}
    body = nested_form_data({"body": streamfield([("text", text)])})
    data = written(editor, page) | body
    versions = Revision.objects.count()
    answer = give_back(editor, edit_url(page), data)

    assert answer.status_code == 200
    assert messages_of(answer) == [SAID]
    assert form_data(answer)["summary"] == [SUMMARY]
    [block], errors = stream_in(answer, "body")
    assert block["type"] == "text"
    assert readable(block["value"]["text"]) == "Vi mødes i gården."
    assert errors == []
    assert Revision.objects.count() == versions
    assert summary_of(page) != SUMMARY


def test_a_page_that_was_meant_to_be_published_is_not(editor, page):
    data = written(editor, page, **{"action-publish": "1"})
    assert give_back(editor, edit_url(page), data).status_code == 200
    page.refresh_from_db()
    assert page.summary != SUMMARY


def test_a_new_page_comes_back_and_is_not_made(editor, page):
    parent = page.get_parent()
    url = reverse(
        "wagtailadmin_pages:add", args=["initiatives", "initiativepage", parent.pk]
    )
    data = sent_by(editor.get(url)) | {"title": "Ny indsats", "slug": "ny-indsats"}
    answer = give_back(editor, url, data | nested_form_data({"body": streamfield([])}))
    assert form_data(answer)["title"] == ["Ny indsats"]
    assert parent.get_children().count() == 1


def test_a_link_comes_back_and_is_not_saved(editor):
    link = LinkFactory(title="Affald")
    url = reverse("wagtailsnippets_links_link:edit", args=[link.pk])
    data = sent_by(editor.get(url)) | {"title": "Affald og genbrug"}
    answer = give_back(editor, url, data)
    assert form_data(answer)["title"] == ["Affald og genbrug"]
    assert messages_of(answer) == [SAID]
    assert Link.objects.get(pk=link.pk).title == "Affald"
    assert not ModelLogEntry.objects.for_instance(link).exists()


def test_settings_come_back_and_are_not_saved(editor):
    administrator = member_of(roles.ADMINISTRATOR)
    opened = form_data(administrator.get(settings_url()))
    answer = give_back(administrator, settings_url(), opened | {"phone": "12 34 56 78"})
    assert form_data(answer)["phone"] == ["12 34 56 78"]
    assert messages_of(answer) == [SAID]
    again = form_data(administrator.get(settings_url()))
    assert again["phone"] == opened["phone"]


def test_what_is_wrong_is_said_at_its_field(editor):
    url = reverse("wagtailsnippets_links_link:add")
    data = sent_by(editor.get(url)) | {"title": "", "url": "https://egeby.example/"}
    assert "title" in field_errors(give_back(editor, url, data))


def test_an_address_without_a_form_does_nothing(editor, page):
    url = reverse("wagtailadmin_pages:unpublish", args=[page.pk])
    data = sent_by(editor.get(url)) | {"note": "to ord"}
    answer = give_back(editor, url, data)
    page.refresh_from_db()
    assert page.live
    assert answer.status_code == 403
    assert "_given-back" not in answer.content.decode()


def test_needs_the_token_like_every_form(editor, page):
    data = written(editor, page, csrfmiddlewaretoken="a" * 64)
    answer = editor.post(edit_url(page), data | GIVEN_BACK)
    assert answer.status_code == 403
    assert SUMMARY not in answer.content.decode()


def test_needs_the_right_to_edit(editor, page):
    keeper = member_of(roles.LINK_KEEPER)
    data = written(editor, page)
    answer = give_back(keeper, edit_url(page), data)
    # What they wrote is theirs to copy; the page's form is not shown.
    assert answer.status_code == 403
    assert summary_of(page) != SUMMARY


class TestWhenAColleagueHasSavedMeanwhile:
    @pytest.fixture
    def late(self, editor, page):
        """What was written from a version that is no longer the newest."""
        editor.post(
            edit_url(page), written(editor, page, summary="Først."), headers=OWN
        )
        data = written(editor, page)
        colleague = member_of(roles.APPROVER)
        page.save_revision(user=colleague.user)
        return data

    def test_it_is_said_and_wagtail_is_told(self, editor, page, late):
        answer = give_back(editor, edit_url(page), late)
        assert [text for text in messages_of(answer) if CHANGED in text]
        number = late["loaded_revision_id"][0]
        assert f'data-written-from="{number}"' in answer.content.decode()

    def test_it_cannot_be_sent_again_unseen(self, editor, page, late):
        sign_in_anew(editor)
        answer = editor.post(edit_url(page), late, headers=OWN)
        buttons = parse_screen(answer).select("main form button")
        assert [words(button) for button in buttons] == ["Se det i formularen først"]

    def test_their_own_autosave_is_no_news(self, editor, page):
        data = written(editor, page)
        page.save_revision(user=editor.user)
        answer = give_back(editor, edit_url(page), data)
        assert messages_of(answer) == [SAID]

    @pytest.mark.parametrize("number", ["", "x", "0", "9" * 19, "9" * 25])
    def test_a_version_that_never_was_is_no_news(self, editor, page, number):
        data = written(editor, page, loaded_revision_id=number)
        assert messages_of(give_back(editor, edit_url(page), data)) == [SAID]
