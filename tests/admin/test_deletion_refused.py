"""What is in use stays, and the admin says where it is used."""

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import streamfield

from links.models import Link
from media.models import SiteDocument
from tests.factories import (
    DocumentFactory,
    InitiativePageFactory,
    LinkFactory,
    PersonFactory,
    StandardPageFactory,
    ThemeFactory,
    publish,
    rich_text_link,
)
from tests.html import one, parse, words
from tests.staff import succeeded

REFUSED = 409


def use_link(link):
    block = ("link_list", {"title": "Læs mere", "links": [link]})
    return StandardPageFactory(title="Skimmelsvamp", body=[block])


def use_link_in_text(link):
    text = f"<p>Læs {rich_text_link(link, 'vejledningen')}.</p>"
    block = ("text", {"title": "Undgå skimmel", "text": text})
    return StandardPageFactory(title="Skimmelsvamp", body=[block])


def use_owner(person):
    return StandardPageFactory(title="Skimmelsvamp", content_owner=person)


def use_contact(person):
    return InitiativePageFactory(title="Skimmelsvamp", contact=person)


def use_person_in_block(person):
    block = ("contact", {"title": "Ring", "person": person, "text": ""})
    return StandardPageFactory(title="Skimmelsvamp", body=[block])


def use_theme(theme):
    return InitiativePageFactory(title="Skimmelsvamp", themes=[theme])


USES = {
    "a link in a list": (LinkFactory, use_link),
    "a link in a text": (LinkFactory, use_link_in_text),
    "the owner of a page": (PersonFactory, use_owner),
    "the contact of an initiative": (PersonFactory, use_contact),
    "somebody in a contact box": (PersonFactory, use_person_in_block),
    "a theme of an initiative": (ThemeFactory, use_theme),
}


def delete_url(record) -> str:
    viewset = type(record).snippet_viewset
    return reverse(viewset.get_url_name("delete"), args=[record.pk])


def delete_together_url(*records) -> str:
    options = records[0]._meta
    view = reverse(
        "wagtail_bulk_action", args=[options.app_label, options.model_name, "delete"]
    )
    return f"{view}?" + "&".join(f"id={record.pk}" for record in records)


def assert_says_where_it_is_used(response, record, page) -> None:
    assert response.status_code == REFUSED
    document = parse(response)
    assert words(one(document, "#main h1")) == "Kan ikke slettes"
    assert f"”{record}” er i brug" in words(document)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert words(one(document, f'#main a[href="{edit}"]')) == page.title


@pytest.mark.parametrize("case", USES)
@pytest.mark.parametrize("url_of", [delete_url, delete_together_url])
def test_it_is_refused_before_anything_is_asked_or_done(administrator, case, url_of):
    make, use = USES[case]
    record = make()
    page = use(record)

    for send in (administrator.get, administrator.post):
        assert_says_where_it_is_used(send(url_of(record)), record, page)
    assert type(record).objects.filter(pk=record.pk).exists()


@pytest.mark.parametrize("make", [LinkFactory, PersonFactory, ThemeFactory])
def test_what_nothing_uses_is_deleted(administrator, make):
    alone, first, second = make(), make(), make()
    succeeded(administrator.post(delete_url(alone)))
    succeeded(administrator.post(delete_together_url(first, second)))

    assert not type(alone).objects.exists()


def test_one_in_use_among_several_keeps_them_all(administrator):
    used, unused = LinkFactory(), LinkFactory()
    page = use_link(used)

    response = administrator.post(delete_together_url(used, unused))
    assert_says_where_it_is_used(response, used, page)
    assert Link.objects.count() == 2


def test_a_link_that_a_page_has_let_go_of_can_be_deleted(administrator):
    link = LinkFactory()
    page = publish(use_link(link))
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    succeeded(
        administrator.fill_in(edit, {"body": streamfield([]), "action-publish": "1"})
    )

    succeeded(administrator.post(delete_url(link)))
    assert not Link.objects.exists()


def test_a_link_that_replaces_another_stays(administrator):
    replacement = LinkFactory(title="Den nye vejledning")
    gone = LinkFactory(title="Den gamle vejledning", replacement=replacement)

    response = administrator.post(delete_url(replacement))
    assert response.status_code == REFUSED
    edit = reverse("wagtailsnippets_links_link:edit", args=[gone.pk])
    assert words(one(parse(response), f'#main a[href="{edit}"]')) == gone.title


class TestWhatALinkLeadsTo:
    """A page or document of the site that a link of the register points at."""

    def assert_lists_the_link(self, response, link, target):
        assert response.status_code == REFUSED
        document = parse(response)
        assert f"”{target}” er i brug" in words(document)
        edit = reverse("wagtailsnippets_links_link:edit", args=[link.pk])
        assert words(one(document, f'#main a[href="{edit}"]')) == link.title

    @pytest.fixture
    def target(self):
        parent = StandardPageFactory(title="Praktisk")
        return StandardPageFactory(parent=parent, title="Husorden")

    @pytest.fixture
    def link(self, target):
        return LinkFactory(title="Læs husordenen", url=None, target_page=target)

    def test_a_page_stays(self, administrator, link, target):
        url = reverse("wagtailadmin_pages:delete", args=[target.pk])
        for send in (administrator.get, administrator.post):
            self.assert_lists_the_link(send(url), link, target)
        assert Page.objects.filter(pk=target.pk).exists()

    def test_so_does_the_page_above_it(self, administrator, link, target):
        parent = target.get_parent()
        url = reverse("wagtailadmin_pages:delete", args=[parent.pk])
        for send in (administrator.get, administrator.post):
            self.assert_lists_the_link(send(url), link, target)
        assert Page.objects.filter(pk=parent.pk).exists()

    def test_pages_deleted_together_stay(self, administrator, link, target):
        other = StandardPageFactory(title="Kontakt")
        parent = target.get_parent()
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])

        response = administrator.post(f"{url}?id={parent.pk}&id={other.pk}")
        self.assert_lists_the_link(response, link, target)
        assert Page.objects.filter(pk__in=[parent.pk, other.pk]).count() == 2

    def test_the_target_itself_among_pages_deleted_together(
        self, administrator, link, target
    ):
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
        asked = administrator.get(f"{url}?id={target.pk}")
        assert not parse(asked).select('#main form[method="POST"] [type="submit"]')

        assert administrator.post(f"{url}?id={target.pk}").status_code == 302
        assert Page.objects.filter(pk=target.pk).exists()

    def test_pages_that_no_link_leads_to_are_deleted(self, administrator, link):
        page = StandardPageFactory(title="Kontakt")
        other = StandardPageFactory(title="Åbningstider")
        one_url = reverse("wagtailadmin_pages:delete", args=[page.pk])
        many_url = reverse(
            "wagtail_bulk_action", args=["wagtailcore", "page", "delete"]
        )
        succeeded(administrator.post(one_url))
        succeeded(administrator.post(f"{many_url}?id={other.pk}"))

        assert not Page.objects.filter(pk__in=[page.pk, other.pk]).exists()

    def test_a_page_whose_neighbour_has_a_longer_path_is_not_mistaken_for_it(
        self, administrator, link, target
    ):
        sibling = StandardPageFactory(parent=target.get_parent(), title="Nøgler")
        succeeded(
            administrator.post(reverse("wagtailadmin_pages:delete", args=[sibling.pk]))
        )
        assert not Page.objects.filter(pk=sibling.pk).exists()

    @pytest.mark.parametrize("together", [False, True])
    def test_a_document_stays(self, administrator, together):
        document = DocumentFactory()
        LinkFactory(url=None, target_document=document)
        if together:
            view = reverse(
                "wagtail_bulk_action", args=["media", "sitedocument", "delete"]
            )
            url = f"{view}?id={document.pk}"
        else:
            url = reverse("wagtaildocs:delete", args=[document.pk])

        asked = administrator.get(url)
        assert asked.status_code == 200
        assert not parse(asked).select('#main form[method="POST"] [type="submit"]')
        assert administrator.post(url).status_code == 302
        assert SiteDocument.objects.filter(pk=document.pk).exists()


def test_an_account_that_answers_for_pages_can_be_deleted_and_the_pages_stay(
    administrator, approver
):
    person = PersonFactory(user=approver.user)
    link = LinkFactory(flagged=True, unavailable_by=approver.user)
    page = use_owner(person)
    url = reverse("wagtailusers_users:delete", args=[approver.user.pk])
    succeeded(administrator.post(url))

    person.refresh_from_db()
    link.refresh_from_db()
    page.refresh_from_db()
    assert person.user is None
    assert link.is_flagged
    assert page.content_owner == person
