"""The form behind every page: what it asks anew, and what it says is lacking."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import streamfield

from initiatives.models import InitiativePage
from pages.models import StandardPage
from tests.factories import (
    AccessibilityPageFactory,
    InitiativePageFactory,
    PersonFactory,
    PictureFactory,
    StandardPageFactory,
    UserFactory,
    publish,
)
from tests.html import one, parse, words
from tests.staff import StaffClient

pytestmark = pytest.mark.django_db

PUBLISH = {"action-publish": "action-publish"}


@pytest.fixture
def staff():
    return StaffClient(UserFactory())


def edit_url(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def send(staff, page, fields: dict, **options):
    """Save the page's form with `fields` changed and its body left empty."""
    body = {"body": streamfield([])}
    return staff.fill_in(edit_url(page), body | fields, **options)


def form_of(staff, page):
    return one(parse(staff.get(edit_url(page))), "#page-edit-form")


def is_ticked(form, name: str) -> bool:
    return "checked" in one(form, f"input[name={name}]").attrs


class TestEachEdit:
    @pytest.fixture
    def page(self):
        return publish(
            StandardPageFactory(minor_edit=True, change_note="Nye åbningstider")
        )

    def test_begins_without_the_last_ones_note(self, staff, page):
        form = form_of(staff, page)
        assert not is_ticked(form, "minor_edit")
        assert not one(form, "[name=change_note]").get("value")

    def test_keeps_its_note_from_draft_to_draft(self, staff, page):
        send(staff, page, {"minor_edit": "on", "change_note": "Nyt telefonnummer"})
        form = form_of(staff, page)
        assert is_ticked(form, "minor_edit")
        assert one(form, "[name=change_note]")["value"] == "Nyt telefonnummer"
        live = StandardPage.objects.get(pk=page.pk)
        assert live.change_note == "Nye åbningstider"

    def test_publishes_its_own_note(self, staff, page):
        send(staff, page, {"change_note": "Nyt telefonnummer"} | PUBLISH)
        page = StandardPage.objects.get(pk=page.pk)
        assert page.change_note == "Nyt telefonnummer"
        assert not page.minor_edit


class TestPicture:
    def test_needs_a_description_or_a_tick(self, staff):
        page = publish(StandardPageFactory())
        picture = PictureFactory()
        response = send(staff, page, {"picture": picture.pk} | PUBLISH)
        assert response.status_code == 200
        assert "Beskriv billedet" in words(parse(response))
        assert StandardPage.objects.get(pk=page.pk).picture is None

    @pytest.mark.parametrize(
        "answer", [{"picture_alt": "En gård i Egeby"}, {"picture_decorative": "on"}]
    )
    def test_is_published_with_either(self, staff, answer):
        page, picture = publish(StandardPageFactory()), PictureFactory()
        fields = {"picture": picture.pk} | answer | PUBLISH
        assert send(staff, page, fields).status_code == 302
        assert StandardPage.objects.get(pk=page.pk).picture == picture

    def test_may_wait_for_its_description_in_a_draft(self, staff):
        page, picture = publish(StandardPageFactory()), PictureFactory()
        assert send(staff, page, {"picture": picture.pk}).status_code == 302
        page = StandardPage.objects.get(pk=page.pk)
        assert page.picture is None
        assert page.get_latest_revision_as_object().picture == picture


def test_a_draft_may_lack_what_a_publication_may_not(staff):
    page = publish(StandardPageFactory())
    assert send(staff, page, {"summary": ""}).status_code == 302
    assert send(staff, page, {"summary": ""} | PUBLISH).status_code == 200
    assert StandardPage.objects.get(pk=page.pk).summary


def test_a_long_summary_is_refused_at_its_field_and_kept(staff):
    page = publish(StandardPageFactory())
    long = "æ" * 301
    response = send(staff, page, {"summary": long} | PUBLISH)
    assert response.status_code == 200
    assert one(parse(response), "[name=summary]").get_text(strip=True) == long
    assert "300" in words(parse(response))


class TestReadiness:
    def test_a_page_without_an_owner_is_warned_about(self, staff):
        page = publish(StandardPageFactory())
        (warning,) = page.readiness_warnings()
        assert warning in words(form_of(staff, page))

    def test_a_page_whose_owner_has_left_is_warned_about(self, staff):
        owner = PersonFactory(name="Jane Øster", is_active=False)
        page = publish(StandardPageFactory(content_owner=owner))
        (warning,) = page.readiness_warnings()
        assert "Jane Øster" in warning
        assert warning in words(form_of(staff, page))

    def test_a_page_that_lacks_nothing_is_not(self, staff):
        page = publish(StandardPageFactory(content_owner=PersonFactory()))
        assert page.readiness_warnings() == []
        assert "Før du udgiver" not in words(form_of(staff, page))

    def test_is_no_wall_and_is_said_again_after_publishing(self, staff):
        page = publish(StandardPageFactory())
        response = send(staff, page, PUBLISH, follow=True)
        (warning,) = page.readiness_warnings()
        assert warning in [
            str(message).strip() for message in response.context["messages"]
        ]
        assert not StandardPage.objects.get(pk=page.pk).has_unpublished_changes

    def test_is_not_said_after_saving_a_draft(self, staff):
        page = publish(StandardPageFactory())
        response = send(staff, page, {"title": "Udkast"}, follow=True)
        (warning,) = page.readiness_warnings()
        assert warning not in [str(message) for message in response.context["messages"]]

    def test_names_the_empty_sections_of_an_initiative(self):
        page = InitiativePageFactory(
            content_owner=PersonFactory(),
            body=[
                ("about", {"text": "<p>Unge slukker ild.</p>"}),
                ("why", {"text": ""}),
            ],
        )
        (warning,) = page.readiness_warnings()
        assert "Hvorfor" in warning
        assert "Værdi" in warning
        assert "Om," not in warning

    def test_an_initiative_that_answers_its_questions_lacks_nothing(self):
        text = {"text": "<p>Ja.</p>"}
        page = InitiativePageFactory(
            content_owner=PersonFactory(),
            body=[(name, text) for name in ("about", "why", "value")],
        )
        assert InitiativePage.objects.get(pk=page.pk).readiness_warnings() == []


def test_the_title_of_a_page_with_a_given_address_makes_no_slug(staff):
    statement = AccessibilityPageFactory()
    assert "data-controller" not in title_of(staff, statement).attrs
    page = StandardPageFactory(live=False)
    assert title_of(staff, page)["data-w-sync-target-value"] == "#id_slug"


def title_of(staff, page):
    return one(parse(staff.get(edit_url(page))), "#id_title")
