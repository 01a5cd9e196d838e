"""The box for many links: in the register, and over a page that is being edited."""

import json

import pytest
from django.urls import reverse

from linkcheck.verdicts import Verdict
from links.models import Link, ProposedTitle
from tests.factories import LinkFactory
from tests.html import one, parse, parse_screen, words
from tests.links.staff import judged
from tests.staff import form_data, is_refused, said, succeeded

pytestmark = pytest.mark.django_db

LIST = "wagtailsnippets_links_link:list"


@pytest.fixture
def box():
    return reverse("add_many_links")


@pytest.fixture
def window():
    return reverse("add_many_links_in_window")


def sent(lines: str, **more) -> dict:
    return {"many-links-lines": lines} | more


class TestTheScreen:
    def test_is_offered_above_the_list(self, keeper, box):
        screen = parse_screen(keeper.get(reverse(LIST)))
        assert words(one(screen, f'a[href="{box}"]')) == "Tilføj flere links"

    def test_says_what_it_is(self, keeper, box):
        assert words(one(parse_screen(keeper.get(box)), "h1")) == "Tilføj flere links"

    def test_adds_and_says_what_was_done(self, keeper, box):
        LinkFactory(url="https://egeby.dk/kendt")
        lines = "Nyt – https://egeby.dk/nyt\nhttps://egeby.dk/kendt\nhttps://havn.dk/"
        response = keeper.post(box, sent(lines))
        succeeded(response)
        told = " ".join(said(response))
        assert "2 links er nye i registret." in told
        assert "1 link stod i registret i forvejen" in told
        assert "mærket som forslag" in told

    def test_adds_what_it_can_and_gives_the_rest_back(self, keeper, box):
        lines = "Nyt – https://egeby.dk/nyt\nhttps://egeby\nhttps://havn.dk/\nHusk mælk"
        screen = parse_screen(keeper.post(box, sent(lines)))
        assert Link.objects.count() == 2
        told = words(one(screen, ".help-critical"))
        assert "2 linjer kunne ikke tilføjes" in told
        assert "”Husk mælk”: Der er ingen adresse på linjen." in told
        left = one(screen, "textarea[name=many-links-lines]").get_text()
        assert left.strip() == "https://egeby\nHusk mælk"

    def test_asks_for_something(self, keeper, box):
        assert keeper.post(box, sent("  ")).status_code == 200
        assert not Link.objects.exists()

    def test_is_for_those_who_may_make_links(self, onlooker, box, window):
        assert is_refused(onlooker.get(box))
        assert is_refused(onlooker.post(window, sent("https://egeby.dk/")))
        assert not Link.objects.exists()
        assert box not in onlooker.get(reverse(LIST)).content.decode()


class TestTheWindow:
    def test_gives_the_page_what_its_list_takes(self, editor, window):
        known = LinkFactory(url="https://egeby.dk/kendt", title="Kendt")
        lines = "https://egeby.dk/kendt\nNyt – https://egeby.dk/nyt"
        answer = json.loads(editor.post(window, sent(lines)).content)
        assert (answer["step"], answer["is_done"]) == ("added", True)
        new = Link.objects.get(title="Nyt")
        assert [(link["id"], link["string"]) for link in answer["links"]] == [
            (known.pk, "Kendt"),
            (new.pk, "Nyt"),
        ]
        assert answer["links"][1]["edit_url"].endswith(f"/{new.pk}/")

    def test_stays_open_with_the_lines_that_are_left(self, editor, window):
        lines = "https://egeby.dk/nyt\nHusk mælk"
        answer = json.loads(editor.post(window, sent(lines)).content)
        assert (len(answer["links"]), answer["is_done"]) == (1, False)
        left = one(parse(answer["html"]), "textarea").get_text()
        assert left.strip() == "Husk mælk"

    def test_begins_with_an_empty_box(self, editor, window):
        answer = json.loads(editor.get(window).content)
        assert answer["step"] == "ask"
        assert one(parse(answer["html"]), "form")["action"] == window


class TestPasting:
    """An address that is pasted beneath a list of links in a form."""

    @pytest.fixture
    def paste(self):
        def paste(client, lines):
            return client.post(reverse("add_pasted_links"), {"lines": lines}).json()

        return paste

    def test_finds_the_link_or_makes_it_and_says_how_it_stands(self, editor, paste):
        known = judged(Verdict.FAILING, url="https://egeby.dk/kendt", title="Kendt")
        answer = paste(editor, "egeby.dk/kendt\nNyt – https://egeby.dk/nyt")
        new = Link.objects.get(title="Nyt")
        assert [(link["id"], link["string"]) for link in answer["links"]] == [
            (known.pk, "Kendt"),
            (new.pk, "Nyt"),
        ]
        assert [link["summary"].split(" · ")[-1] for link in answer["links"]] == [
            "Virker ikke lige nu",
            "Ikke tjekket endnu",
        ]
        assert "1 link er nyt i registret." in answer["said"]
        assert (answer["bad"], answer["left"]) == ([], "")

    def test_gives_back_what_it_cannot_use_and_says_why(self, editor, paste):
        answer = paste(editor, "https://egeby\nhttps://egeby.dk/nyt\nHusk mælk")
        assert answer["left"] == "https://egeby\nHusk mælk"
        assert "punktum" in answer["bad"][0]
        assert answer["bad"][1] == "”Husk mælk”: Der er ingen adresse på linjen."
        assert Link.objects.count() == 1

    def test_asks_for_an_address(self, editor, paste):
        assert paste(editor, " ")["bad"] == ["Skriv eller indsæt en adresse først."]

    def test_gives_those_who_may_not_add_links_what_is_there(self, onlooker, paste):
        known = LinkFactory(url="https://egeby.dk/kendt?utm_source=brev")
        answer = paste(onlooker, "https://egeby.dk/kendt\nhttps://egeby.dk/nyt")
        assert [link["id"] for link in answer["links"]] == [known.pk]
        assert answer["left"] == "https://egeby.dk/nyt"
        assert "du har ikke lov til at tilføje links" in answer["bad"][0]
        assert Link.objects.count() == 1

    def test_is_for_the_staff_and_sent_by_a_form(self, anonymous, editor):
        url = reverse("add_pasted_links")
        assert is_refused(anonymous.post(url, {"lines": "https://egeby.dk/"}))
        assert editor.get(url).status_code == 405


class TestProposedTitles:
    @pytest.fixture
    def link(self, keeper, box):
        keeper.post(box, sent("https://egeby.dk/nyt"))
        return Link.objects.get()

    def test_are_marked_in_the_list_and_can_be_found(self, keeper, link):
        LinkFactory(title="Skrevet af et menneske")
        screen = parse_screen(keeper.get(reverse(LIST)))
        assert len(screen.select(".register-place .w-status")) == 1
        found = words(parse_screen(keeper.get(reverse(LIST) + "?attention=proposed")))
        assert "egeby.dk" in found
        assert "Skrevet af et menneske" not in found

    def test_stand_once_somebody_has_saved_the_link(self, keeper, link):
        url = reverse("wagtailsnippets_links_link:edit", args=[link.pk])
        opened = keeper.get(url)
        assert "Titlen er et forslag" in words(parse_screen(opened))
        succeeded(keeper.post(url, form_data(opened)))
        assert not ProposedTitle.objects.exists()
        assert Link.objects.get().title == "egeby.dk"
