"""The window in which an editor picks a link, or makes one."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from linkcheck.verdicts import Verdict
from links.blocks import LinkChooserBlock
from links.models import Link
from tests.factories import LinkFactory, StandardPageFactory
from tests.html import one, parse, words
from tests.links.staff import judged

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

    def test_tells_links_apart_by_place_kind_and_state(self, admin_client):
        judged(Verdict.PROBABLY_BROKEN, title="Død", kind="video")
        page = StandardPageFactory()
        LinkFactory(url=None, target_page=page, title="Vores", kind="page")
        address = reverse("link_chooser:choose_results")

        def queries() -> int:
            with CaptureQueriesContext(connection) as asked:
                rows = parse(admin_client.get(address)).select("tbody tr")
            said = {words(one(row, ".title-wrapper")): words(row) for row in rows}
            assert said["Død"] == "Død egeby.example Video Virker nok ikke mere"
            assert (
                said["Vores"] == "Vores En side på vores egen hjemmeside Side I orden"
            )
            return len(asked)

        before = queries()
        for number in range(7):
            judged(Verdict.OK, url=f"https://egeby.example/{number}")
        assert queries() == before

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


class TestChosen:
    """What a form shows of the link that was chosen."""

    def edit_queries(self, client, page) -> tuple[int, str]:
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            html = client.get(url).content.decode()
        return len(asked), html

    def test_asks_no_more_for_twenty_choosers_than_for_two(self, admin_client):
        counts = []
        for number in (2, 20):
            links = [
                judged(Verdict.UNSURE, url=f"https://egeby.example/{number}/{place}")
                for place in range(number)
            ]
            ours = LinkFactory(url=None, target_page=StandardPageFactory())
            value = {"title": "Mere", "links": [link.pk for link in [*links, ours]]}
            body = json.dumps([{"type": "link_list", "value": value}])
            page = StandardPageFactory(body=body)
            count, html = self.edit_queries(admin_client, page)
            assert html.count("link-state--unsure") >= number
            counts.append(count)
        assert counts[0] == counts[1]

    def test_asks_nothing_of_a_link_that_comes_back_with_the_form(
        self, django_assert_num_queries
    ):
        page = StandardPageFactory()
        link = LinkFactory(url=None, target_page=page)
        block = LinkChooserBlock()
        with django_assert_num_queries(1):
            sent = block.value_from_form(str(link.pk))
            assert block.get_form_state(sent)["summary"].endswith("Artikel · I orden")

    def test_is_shown_with_its_state_once_it_is_picked(self, admin_client):
        link = judged(Verdict.DANGEROUS, title="Lån", kind="page")
        address = reverse("link_chooser:chosen", args=[link.pk])
        chosen = admin_client.get(address).json()["result"]
        assert chosen["summary"] == "egeby.example · Side · Farligt"
        assert one(parse(chosen["about"]), ".link-state--dangerous")
        assert chosen["isFlagged"] is False

    def test_prints_words_of_others_as_text(self, admin_client):
        evil = LinkFactory(
            url="https://egeby.example/", title="<script>alert(1)</script>"
        )
        value = {"title": "Mere", "links": [evil.pk]}
        page = StandardPageFactory(
            body=json.dumps([{"type": "link_list", "value": value}])
        )
        assert "<script>alert(1)" not in self.edit_queries(admin_client, page)[1]

    def test_scripts_are_told_what_the_editor_may_do(self, editor, outsider):
        def told(client) -> set[str]:
            desk = one(parse(client.get("/admin/")), "template[data-link-desk]")
            return set(desk.attrs) - {"data-link-desk"}

        assert told(editor) == {"data-decide", "data-may-add"}
        assert told(outsider) == set()
