"""Rich text that comes by a form or is pasted into the editor is put right."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.test.utils.form_data import rich_text, streamfield

from links.blocks import LinkedRichTextBlock
from pages.models import StandardPage
from tests.factories import StandardPageFactory, UserFactory
from tests.staff import StaffClient, edit_url, is_refused, succeeded

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return StaffClient(UserFactory())


@pytest.mark.parametrize("action", [{}, {"action-publish": "1"}])
def test_a_page_that_is_saved_has_lists(staff, action):
    page = StandardPageFactory(live=False)
    page.save_revision()
    text = "<p>Du kan:</p><p>•\tringe</p><p></p><p>•\tkomme</p>"
    body = streamfield(
        [("text", {"title": "Kom", "text": rich_text(text, features=["ul", "ol"])})]
    )
    succeeded(staff.fill_in(edit_url(page), {"body": body} | action))
    page = StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    saved = str(page.body[0].value["text"])
    assert "<p" in saved
    assert saved.count("<li") == 2
    assert "•" not in saved
    assert saved.count("<p") == 1


def test_a_field_without_lists_gets_none():
    block = LinkedRichTextBlock(features=["bold"])
    assert isinstance(block.field.widget, DraftailRichTextArea)
    assert block.field.clean("<p>• a</p><p>• b</p>") == "<p>• a</p><p>• b</p>"


class TestTheQuestion:
    url = property(lambda self: reverse("tidy_what_was_pasted"))

    def test_is_answered_for_html_and_for_text(self, staff):
        html = "<h2>Om</h2><p>• a</p>"
        answer = staff.post(self.url, {"html": html, "headings": "1", "lists": "1"})
        assert answer.json() == {"html": "<h3>Om</h3><ul><li>a</li></ul>"}
        answer = staff.post(self.url, {"text": "• a\n• b", "lists": "1"})
        assert answer.json() == {"html": "<ul><li>a</li><li>b</li></ul>"}

    def test_knows_what_the_field_may_hold(self, staff):
        answer = staff.post(self.url, {"html": "<h2>Om</h2><p>• a</p>"})
        assert answer.json() == {"html": "<p><b>Om</b></p><p>• a</p>"}

    def test_is_for_the_staff(self):
        assert is_refused(Client().post(self.url, {"text": "• a"}))
