"""A Linkvagt looks after links and nothing else."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data

from initiatives.models import InitiativePage
from links.models import Link
from pages.models import Person
from tests.staff import edit_url, is_refused

pytestmark = pytest.mark.django_db


def test_makes_flags_and_deletes_links(link_keeper):
    add = reverse("wagtailsnippets_links_link:add")
    link_keeper.fill_in(
        add,
        {"title": "Bydelsmødre", "kind": "page", "url": "https://example.org/b"},
    )
    link = Link.objects.get(url="https://example.org/b")

    edit = reverse("wagtailsnippets_links_link:edit", args=[link.pk])
    link_keeper.fill_in(edit, {"availability": "unavailable"})
    link.refresh_from_db()
    assert link.is_flagged
    assert link.unavailable_by == link_keeper.user

    link_keeper.post(reverse("wagtailsnippets_links_link:delete", args=[link.pk]))
    assert not Link.objects.filter(pk=link.pk).exists()


def test_chooses_a_page_or_a_document_for_a_link_to_lead_to(link_keeper):
    assert link_keeper.get(reverse("wagtailadmin_choose_page")).status_code == 200
    chooser = reverse("wagtaildocs_chooser:choose")
    assert link_keeper.get(chooser).status_code == 200


def test_sees_no_page_to_edit(link_keeper, live_initiative):
    explorer = link_keeper.get(reverse("wagtailadmin_explore_root"), follow=True)
    assert live_initiative.title not in explorer.content.decode()
    menu = link_keeper.get(reverse("wagtailadmin_home")).content.decode()
    assert '"page-explorer"' not in menu


def test_cannot_open_change_or_create_a_page(
    link_keeper, live_initiative, add_initiative_url, typed_initiative
):
    assert is_refused(link_keeper.get(edit_url(live_initiative)))
    assert is_refused(link_keeper.post(edit_url(live_initiative), {"title": "x"}))
    assert is_refused(link_keeper.get(add_initiative_url))
    assert is_refused(
        link_keeper.post(add_initiative_url, nested_form_data(typed_initiative))
    )
    assert InitiativePage.objects.count() == 1


@pytest.mark.parametrize(
    "view",
    [
        "wagtailsnippets_pages_person:list",
        "wagtailsnippets_pages_person:add",
        "wagtailsnippets_initiatives_theme:add",
        "wagtailimages:add",
        "wagtaildocs:add",
        "wagtailredirects:index",
        "wagtailusers_users:index",
    ],
)
def test_has_no_business_elsewhere(link_keeper, view):
    assert is_refused(link_keeper.get(reverse(view)))


def test_cannot_hand_a_colleagues_pages_to_another(link_keeper):
    person = Person.objects.create(name="Amina Lund")
    url = reverse("replace_page_owner", args=[person.pk])

    assert is_refused(link_keeper.get(url))
