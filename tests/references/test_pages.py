"""A page that others belong to is not deleted while they do."""

import pytest
from django.db import connection, transaction
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from departments.models import DepartmentPage
from references.pages import page_types_to_keep
from tests.factories import (
    DepartmentPageFactory,
    InitiativePageFactory,
    StandardPageFactory,
    UserFactory,
    rich_text_link,
)
from tests.html import parse, words
from tests.staff import StaffClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def chosen():
    department = DepartmentPageFactory(title="Teglhaven")
    InitiativePageFactory(title="Brandkadet", departments=[department])
    return department


def test_departments_are_kept():
    assert page_types_to_keep() == [DepartmentPage]


def test_a_chosen_page_is_not_deleted_by_whatever_way(chosen):
    for delete in (chosen.delete, chosen.get_parent().delete):
        with pytest.raises(ProtectedError), transaction.atomic():
            delete()
    assert DepartmentPage.objects.filter(pk=chosen.pk).exists()


def test_staff_are_told_in_words_what_has_chosen_it_or_a_page_below(chosen):
    staff = StaffClient(UserFactory())
    for page in (chosen, chosen.get_parent()):
        address = reverse("wagtailadmin_pages:delete", args=[page.pk])
        bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
        answers = staff.get(address), staff.post(address)
        for response in (*answers, staff.post(f"{bulk}?id={page.pk}")):
            assert response.status_code == 409
            text = words(parse(response))
            assert "”Teglhaven” er i brug" in text
            assert "Brandkadet" in text
    assert DepartmentPage.objects.filter(pk=chosen.pk).exists()


def test_a_page_that_texts_lead_to_may_go():
    department = DepartmentPageFactory()
    text = rich_text_link(department, "Teglhaven")
    StandardPageFactory(body=[("text", {"title": "Se også", "text": text})])
    address = reverse("wagtailadmin_pages:delete", args=[department.pk])
    StaffClient(UserFactory()).post(address)
    assert not DepartmentPage.objects.filter(pk=department.pk).exists()


def test_an_overview_of_many_is_refused_in_as_many_queries_as_one_of_few(chosen):
    staff = StaffClient(UserFactory())
    address = reverse("wagtailadmin_pages:delete", args=[chosen.get_parent().pk])
    staff.get(address)
    with CaptureQueriesContext(connection) as few:
        staff.get(address)
    others = DepartmentPageFactory.create_batch(22, parent=chosen.get_parent())
    InitiativePageFactory(title="Mentor", departments=others)
    with CaptureQueriesContext(connection) as many:
        response = staff.get(address)

    # Each of the twenty that are shown says who may edit what has chosen it.
    assert len(many) <= len(few) + 20
    headings = [heading.text for heading in parse(response).select("h2")]
    assert len([heading for heading in headings if "er i brug" in heading]) == 20
