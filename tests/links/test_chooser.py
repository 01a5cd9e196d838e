"""The window in which an editor picks a link, or makes one."""

import pytest
from django.urls import reverse

from links.models import Link
from tests.factories import LinkFactory, StandardPageFactory
from tests.html import one, parse, words

pytestmark = pytest.mark.django_db


class TestChooser:
    @pytest.fixture
    def create(self, admin_client):
        address = reverse("link_chooser:create")
        form = {"title": "Brandkadet", "kind": "page", "language": "da"}

        def create(**values):
            # Each field carries the prefix of the form in the chooser's window.
            fields = {
                f"new-link-{name}": value for name, value in (form | values).items()
            }
            return admin_client.post(address, fields)

        return create

    def test_offers_the_register_and_a_form_for_a_new_link(self, admin_client):
        link = LinkFactory()
        response = admin_client.get(reverse("link_chooser:choose"))
        window = parse(response.json()["html"])
        assert one(window, f'a[href$="/{link.pk}/"]')
        names = {field["name"] for field in window.select("[name^=new-link-]")}
        assert {"new-link-title", "new-link-kind", "new-link-url"} <= names

    def test_takes_no_id_from_the_page_editor_beneath_it(self, admin_client):
        window = parse(admin_client.get(reverse("link_chooser:choose")).json()["html"])
        assert not window.select("#id_title, #id_summary, #id_slug")

    def test_offers_the_pages_that_residents_can_see(self, admin_client):
        shown, draft = StandardPageFactory(), StandardPageFactory(live=False)
        window = parse(admin_client.get(reverse("link_chooser:choose")).json()["html"])
        offered = [
            option["value"]
            for option in one(window, "[name=new-link-target_page]").select("option")
        ]
        assert str(shown.pk) in offered
        assert str(draft.pk) not in offered
        # The root of the tree has no address.
        assert "1" not in offered

    def test_makes_a_link_without_leaving_the_page(self, create):
        answer = create(url="HTTPS://brandkadet.example").json()
        assert answer["step"] == "chosen"
        link = Link.objects.get()
        assert answer["result"]["id"] == str(link.pk)
        assert link.url == "https://brandkadet.example/"

    def test_says_what_is_wrong_at_its_field(self, create):
        answer = create(url="javascript:alert(1)").json()
        assert answer["step"] == "reshow_creation_form"
        window = parse(answer["htmlFragment"])
        assert "skal begynde med https://" in words(window)
        assert one(window, "[name$=-url]")["value"] == "javascript:alert(1)"
        assert not Link.objects.exists()

    def test_says_that_a_link_needs_a_target(self, create):
        answer = create().json()
        assert "Angiv, hvor linket fører hen" in words(parse(answer["htmlFragment"]))

    def test_says_that_a_link_has_one_target(self, create):
        page = StandardPageFactory()
        answer = create(url="https://egeby.example/", target_page=page.pk).json()
        assert answer["step"] == "reshow_creation_form"
        assert not Link.objects.exists()

    def test_offers_the_link_that_exists(self, create):
        known = LinkFactory(url="https://egeby.example/")
        answer = create(url="https://egeby.example").json()
        window = parse(answer["htmlFragment"])
        assert one(window, f'a[href="/admin/snippets/links/link/edit/{known.pk}/"]')
