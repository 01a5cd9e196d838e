"""An approver whose browser is as strict as a real one, and a page to write on."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from boligsocial import roles
from initiatives.models import InitiativePage
from tests.factories import InitiativeIndexPageFactory, InitiativePageFactory, publish
from tests.html import parse_screen
from tests.staff import StaffClient, edit_url, form_data, member_of

# What a browser adds to a form that a page of this site sends.
OWN = {
    "Origin": "http://testserver",
    "Sec-Fetch-Site": "same-origin",
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-Dest": "document",
}
SUMMARY = "Unge møder brandfolkene, og de møder dem."


@pytest.fixture
def editor(db) -> StaffClient:
    roles.set_up_roles()
    member = member_of(roles.APPROVER)
    return StaffClient(member.user, enforce_csrf_checks=True)


@pytest.fixture
def page() -> InitiativePage:
    overview = InitiativeIndexPageFactory()
    return publish(InitiativePageFactory(parent=overview, title="Brandkadet"))


def sent_by(response: HttpResponse) -> dict:
    """Return what the form on a page of the admin sends, its token included."""
    field = parse_screen(response).select_one("#main form [name=csrfmiddlewaretoken]")
    return form_data(response) | {"csrfmiddlewaretoken": field["value"]}


def written(client: Client, page: InitiativePage, **fields) -> dict:
    """Return what the editor of the page sends, with the token of this session."""
    body = nested_form_data({"body": streamfield([])})
    opened = client.get(edit_url(page))
    return sent_by(opened) | body | {"summary": SUMMARY} | fields


def summary_of(page: InitiativePage) -> str:
    """Return the summary as it is saved, in the newest version."""
    page = InitiativePage.objects.get(pk=page.pk)
    return page.get_latest_revision_as_object().summary


def sign_in_anew(client: StaffClient) -> None:
    """Sign in in another tab: the token of this one is no longer the browser's."""
    client.logout()
    client.cookies.pop("csrftoken", None)
    client.force_login(client.user)
    client.get(reverse("session_state"))
