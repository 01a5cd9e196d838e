"""An address that says where a reader came from: both forms shown, one chosen."""

import pytest
from django.urls import reverse

from links.models import Link
from tests.factories import LinkFactory, StandardPageFactory
from tests.html import one, parse, words
from tests.links.finding.bodies import text_of, typed, uses
from tests.staff import field_errors, form_data, succeeded

pytestmark = pytest.mark.django_db

ADD = "wagtailsnippets_links_link:add"
BARE = "https://egeby.example/tilskud?id=3"
TRACKED = f"{BARE}&utm_source=nyhedsbrev&fbclid=IwAR0"


def edit_url(link) -> str:
    return reverse("wagtailsnippets_links_link:edit", args=[link.pk])


def choices_in(response) -> dict[str, str]:
    """Return the words of each form that is offered, by what the form would send."""
    return {
        box["value"]: words(box.find_parent("label"))
        for box in parse(response).select("[name$=tracking]")
    }


class TestOnTheLinksForm:
    def add(self, keeper, **fields):
        return keeper.fill_in(reverse(ADD), {"title": "Søg tilskud"} | fields)

    def test_nothing_is_asked_of_a_plain_address(self, keeper):
        assert choices_in(keeper.get(reverse(ADD))) == {}
        succeeded(self.add(keeper, url=BARE))
        assert Link.objects.get().url == BARE

    def test_both_are_shown_and_nothing_is_lost(self, keeper):
        response = self.add(keeper, url=TRACKED, source="Egeby Kommune")
        assert not Link.objects.exists()
        offered = choices_in(response)
        assert offered["without"].endswith(BARE)
        assert offered["as_it_is"].endswith(TRACKED)
        assert "tracking" in field_errors(response)
        sent = form_data(response)
        assert (sent["url"], sent["source"]) == ([TRACKED], ["Egeby Kommune"])
        assert "tracking" not in sent

    @pytest.mark.parametrize(
        ("choice", "stored"), [("without", BARE), ("as_it_is", TRACKED)]
    )
    def test_what_is_chosen_is_stored(self, keeper, choice, stored):
        sent = form_data(self.add(keeper, url=TRACKED)) | {"tracking": choice}
        succeeded(keeper.post(reverse(ADD), sent))
        assert Link.objects.get().url == stored

    def test_a_stored_address_is_kept_until_somebody_chooses(self, keeper):
        link = LinkFactory(url=TRACKED)
        assert form_data(keeper.get(edit_url(link)))["tracking"] == ["as_it_is"]
        succeeded(keeper.fill_in(edit_url(link), {"title": "Tilskud"}))
        link.refresh_from_db()
        assert (link.title, link.url) == ("Tilskud", TRACKED)
        succeeded(keeper.fill_in(edit_url(link), {"tracking": "without"}))
        link.refresh_from_db()
        assert link.url == BARE

    @pytest.mark.parametrize(("known", "new"), [(BARE, TRACKED), (TRACKED, BARE)])
    def test_the_link_that_has_the_other_form_is_offered(self, keeper, known, new):
        known = LinkFactory(url=known)
        response = self.add(keeper, url=new, tracking="as_it_is")
        assert Link.objects.count() == 1
        assert one(parse(response), f".w-field__errors a[href='{edit_url(known)}']")

    def test_two_that_are_there_already_can_both_be_edited(self, keeper):
        LinkFactory(url=BARE)
        link = LinkFactory(url=TRACKED)
        response = keeper.get(edit_url(link))
        assert BARE in words(parse(response).main)
        succeeded(keeper.fill_in(edit_url(link), {"title": "Tilskud"}))

    def test_a_choice_about_another_address_is_passed_over(self, keeper):
        succeeded(self.add(keeper, url=BARE, tracking="without"))
        assert Link.objects.get().url == BARE


class TestInTheChooser:
    def test_both_are_shown_and_one_is_stored(self, admin_client):
        fields = {
            "new-link-title": "Søg tilskud",
            "new-link-kind": "page",
            "new-link-language": "da",
            "new-link-url": TRACKED,
        }
        address = reverse("link_chooser:create")
        answer = admin_client.post(address, fields).json()
        assert answer["step"] == "reshow_creation_form"
        window = parse(answer["htmlFragment"])
        assert len(window.select("[name=new-link-tracking]")) == 2
        assert one(window, "[name=new-link-url]")["value"] == TRACKED
        fields["new-link-tracking"] = "without"
        assert admin_client.post(address, fields).json()["step"] == "chosen"
        assert Link.objects.get().url == BARE

    def test_nothing_is_asked_beforehand(self, admin_client):
        window = parse(admin_client.get(reverse("link_chooser:choose")).json()["html"])
        assert not window.select("[name=new-link-tracking]")


class TestOfAnAddressInAText:
    @pytest.fixture
    def page(self):
        return StandardPageFactory(body=[text_of(typed(TRACKED))])

    def sent(self, page, **fields):
        from links.models import TypedAddress

        pk = TypedAddress.objects.get(page=page).pk
        fields = {"title": "Søg tilskud", "kind": "page", "language": "da"} | fields
        return {f"address-{pk}-{name}": value for name, value in fields.items()} | {
            "id": pk
        }

    def post(self, keeper, sent):
        return keeper.post(reverse("register_addresses"), sent)

    def test_both_are_shown_from_the_start(self, keeper, page):
        address = f"{reverse('register_addresses')}?id={self.sent(page)['id']}"
        offered = choices_in(keeper.get(address))
        assert offered["without"].endswith(BARE)
        assert offered["as_it_is"].endswith(TRACKED)

    @pytest.mark.parametrize(
        ("choice", "stored"), [("without", BARE), ("as_it_is", TRACKED)]
    )
    def test_what_is_chosen_is_stored_and_the_page_leads_there(
        self, keeper, page, choice, stored
    ):
        refused = self.post(keeper, self.sent(page))
        assert refused.status_code == 200
        assert not Link.objects.exists()
        succeeded(self.post(keeper, self.sent(page, tracking=choice)))
        link = Link.objects.get()
        assert link.url == stored
        assert uses() == {(link.pk, page.pk): "live draft"}

    @pytest.mark.parametrize("known", [BARE, f"{BARE}&utm_source=facebook"])
    def test_the_link_that_has_another_form_is_used(self, keeper, page, known):
        link = LinkFactory(url=known)
        succeeded(self.post(keeper, self.sent(page)))
        assert Link.objects.get() == link
        assert uses() == {(link.pk, page.pk): "live draft"}

    def test_the_list_says_that_the_register_has_it(self, keeper, page):
        link = LinkFactory(url=BARE)
        listed = parse(keeper.get(reverse("typed_addresses")))
        assert one(listed, f"table.listing a[href='{edit_url(link)}']")
