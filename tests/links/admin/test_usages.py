"""A link's page tells where it is used, and merges it with its doubles."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from links.admin.register import merging
from links.models import Link
from links.page_changes import tasks as rewriting_tasks
from tests.factories import (
    InitiativePageFactory,
    LinkFactory,
    StandardPageFactory,
    UserFactory,
    publish,
)
from tests.html import one, parse, words
from tests.links.finding.bodies import button_to, list_of, uses
from tests.staff import is_refused, messages_of

# Some of them ask for somebody by name when the test has begun.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_roles")]

EDIT = "wagtailsnippets_links_link:edit"
USAGE = "wagtailsnippets_links_link:usage"


@pytest.fixture
def link():
    return LinkFactory(title="Naboskab", url="https://www.egeby.example/naboskab")


def panel(client, link):
    response = client.get(reverse(EDIT, args=[link.pk]))
    assert response.status_code == 200
    return one(parse(response), "#link-uses")


def used_on(element) -> dict[str, str]:
    """Return who sees the link on each page, by the page's title."""
    return {
        words(one(row, ".title-wrapper")): words(row.select("td")[2])
        for row in element.select("tbody tr")
    }


class TestPanel:
    def test_tells_public_pages_from_drafts(self, keeper, link):
        StandardPageFactory(title="Offentlig", body=[list_of(link)])
        going = publish(StandardPageFactory(title="På vej ud", body=[list_of(link)]))
        going.body = []
        going.save_revision()
        coming = StandardPageFactory(title="Ny", live=False)
        coming.body = [list_of(link)]
        coming.save_revision()
        places = used_on(panel(keeper, link))
        assert list(places) == ["Offentlig", "På vej ud", "Ny"]
        assert len(set(places.values())) == 3

    def test_leads_to_the_form_and_to_the_public_page(self, administrator, link):
        page = StandardPageFactory(body=[list_of(link)])
        hrefs = [a["href"] for a in panel(administrator, link).select("tbody a")]
        assert hrefs == [reverse("wagtailadmin_pages:edit", args=[page.pk]), page.url]

    def test_leads_who_may_not_edit_to_the_public_page_alone(self, keeper, link):
        page = StandardPageFactory(body=[list_of(link)])
        hrefs = [a["href"] for a in panel(keeper, link).select("tbody a")]
        assert hrefs == [page.url]

    def test_says_what_else_uses_it(self, keeper, link):
        LinkFactory(title="Gammel artikel", flagged=True, replacement=link)
        assert "Gammel artikel" in words(panel(keeper, link))

    def test_says_when_nothing_does(self, keeper, link):
        assert not panel(keeper, link).select("table")

    def test_is_not_on_the_form_for_a_new_link(self, keeper):
        add = keeper.get(reverse("wagtailsnippets_links_link:add"))
        assert not parse(add).select("#link-uses")

    def test_shows_ten_pages_and_leads_to_the_rest(self, keeper, link):
        for number in range(12):
            StandardPageFactory(title=f"Side {number}", body=[list_of(link)])
        shown = panel(keeper, link)
        assert len(used_on(shown)) == 10
        (more,) = shown.select("a.button")
        assert "12" in words(more)
        assert more["href"] == reverse(USAGE, args=[link.pk])

    def test_costs_the_same_for_2_pages_and_20(self, keeper, link):
        def queries() -> int:
            panel(keeper, link)
            with CaptureQueriesContext(connection) as captured:
                panel(keeper, link)
            return len(captured)

        StandardPageFactory.create_batch(2, body=[list_of(link)])
        few = queries()
        StandardPageFactory.create_batch(18, body=[list_of(link)])
        assert queries() == few


class TestListOfUses:
    def rows(self, client, link, **query):
        response = client.get(reverse(USAGE, args=[link.pk]), query)
        assert response.status_code == 200
        return used_on(parse(response))

    def test_has_every_page_in_pages_of_50(self, keeper, link):
        for number in range(55):
            StandardPageFactory(title=f"Side {number}", body=[list_of(link)])
        assert len(self.rows(keeper, link)) == 50
        assert len(self.rows(keeper, link, p=2)) == 5

    def test_names_the_kind_of_page(self, keeper, link):
        InitiativePageFactory(body=[button_to(link)])
        response = keeper.get(reverse(USAGE, args=[link.pk]))
        assert "indsats" in words(one(parse(response), "tbody")).lower()

    def test_costs_the_same_for_2_pages_and_20(self, administrator, link):
        def queries() -> int:
            self.rows(administrator, link)
            with CaptureQueriesContext(connection) as captured:
                self.rows(administrator, link)
            return len(captured)

        StandardPageFactory.create_batch(2, body=[list_of(link)])
        few = queries()
        StandardPageFactory.create_batch(18, body=[list_of(link)])
        assert queries() == few
        assert few < 20

    def test_may_be_seen_by_who_may_see_the_link(self, onlooker, link):
        StandardPageFactory(body=[list_of(link)])
        assert self.rows(onlooker, link)

    @pytest.mark.parametrize("who", ["outsider", "anonymous"])
    def test_is_not_for_others(self, who, request, link):
        client = request.getfixturevalue(who)
        assert is_refused(client.get(reverse(USAGE, args=[link.pk])))


class TestMerging:
    @pytest.fixture
    def double(self):
        return LinkFactory(title="Om naboskab", url="http://egeby.example/naboskab/")

    def address(self, *links) -> str:
        return merging.merge_url(links)

    def test_is_proposed_where_a_link_seems_to_be_there_twice(
        self, keeper, link, double
    ):
        page = parse(keeper.get(reverse(EDIT, args=[link.pk])))
        (merge,) = page.select(f'a[href="{self.address(link, double)}"]')
        assert keeper.get(merge["href"]).status_code == 200

    def test_asks_which_to_keep_and_says_what_will_happen(self, keeper, link, double):
        StandardPageFactory(body=[list_of(double)])
        shown = one(parse(keeper.get(self.address(link, double))), "main")
        kept = [field["value"] for field in shown.select("[name=kept]")]
        assert kept == [str(double.pk), str(link.pk)]
        assert "1 side" in words(shown)
        assert "http://egeby.example/naboskab/" in words(shown)

    def test_keeps_the_one_that_was_chosen(self, keeper, link, double):
        page = StandardPageFactory(body=[list_of(double)])
        response = keeper.post(
            self.address(link, double), {"kept": link.pk}, follow=True
        )
        assert list(Link.objects.all()) == [link]
        assert uses() == {(link.pk, page.pk): "live draft"}
        (message,) = messages_of(response)
        assert "1 side" in message

    def test_keeps_none_that_was_not_among_them(self, keeper, link, double):
        other = LinkFactory()
        keeper.post(self.address(link, double), {"kept": other.pk})
        assert Link.objects.count() == 3

    def test_of_one_link_asks_for_another(self, keeper, link):
        shown = parse(keeper.get(self.address(link)))
        assert not shown.select("[name=kept]")
        keeper.post(self.address(link), {"kept": link.pk})
        assert Link.objects.count() == 1

    def test_names_the_pages_that_are_locked(self, keeper, link, double):
        StandardPageFactory(
            title="Låst side",
            body=[list_of(double)],
            locked=True,
            locked_by=UserFactory(),
        )
        response = keeper.post(
            self.address(link, double), {"kept": link.pk}, follow=True
        )
        assert any("Låst side" in message for message in messages_of(response))
        assert Link.objects.count() == 2

    def test_of_very_many_pages_is_left_to_the_worker(
        self, keeper, link, double, monkeypatch
    ):
        monkeypatch.setattr(merging, "PAGES_IN_A_REQUEST", 0)
        queue = rewriting_tasks.merge_links.get_backend()
        queue.clear()
        StandardPageFactory(body=[list_of(double)])
        keeper.post(self.address(link, double), {"kept": link.pk})
        assert Link.objects.count() == 2
        (waiting,) = queue.results
        rewriting_tasks.merge_links.func(*waiting.args)
        assert list(Link.objects.all()) == [link]

    def test_is_told_in_the_history_in_words(self, keeper, link, double):
        keeper.post(self.address(link, double), {"kept": link.pk})
        history = keeper.get(
            reverse("wagtailsnippets_links_link:history", args=[link.pk])
        )
        text = words(one(parse(history), "main"))
        assert "http://egeby.example/naboskab/" in text
        assert "links." not in text

    @pytest.mark.parametrize("who", ["keeper", "administrator"])
    def test_is_for_those_who_may_delete_links(self, who, request, link, double):
        client = request.getfixturevalue(who)
        client.post(self.address(link, double), {"kept": link.pk})
        assert Link.objects.count() == 1

    @pytest.mark.parametrize("who", ["editor", "onlooker", "outsider", "anonymous"])
    def test_is_not_for_others(self, who, request, link, double):
        client = request.getfixturevalue(who)
        address = self.address(link, double)
        assert is_refused(client.get(address))
        assert is_refused(client.post(address, {"kept": link.pk}))
        assert Link.objects.count() == 2


class TestDeleting:
    def test_a_link_that_a_draft_has_is_refused_and_the_draft_named(self, keeper, link):
        page = publish(StandardPageFactory(title="Under arbejde"))
        page.body = [list_of(link)]
        page.save_revision()
        delete = reverse("wagtailsnippets_links_link:delete", args=[link.pk])
        for response in (keeper.get(delete), keeper.post(delete)):
            assert response.status_code == 409
            assert "Under arbejde (kladde)" in words(one(parse(response), "main"))
        assert Link.objects.exists()

    def test_the_list_of_uses_ends_somewhere(self, keeper, link, monkeypatch):
        monkeypatch.setattr("references.deletion.USES_SHOWN", 2)
        StandardPageFactory.create_batch(5, body=[list_of(link)])
        delete = reverse("wagtailsnippets_links_link:delete", args=[link.pk])
        shown = one(parse(keeper.get(delete)), "main")
        assert len(shown.select("ul.listing li")) == 2
        assert "5" in words(shown)
