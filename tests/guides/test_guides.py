"""The guides are in Help, whole and safe, and each screen leads to its own part."""

import json
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.conf import settings
from django.test import Client
from django.urls import get_resolver, reverse
from wagtail.admin.menu import help_menu

from guides import rendering
from guides.places import PLACES
from guides.rendering import GUIDES, anchor_of, guide
from tests.factories import LinkFactory, StandardPageFactory, UserFactory
from tests.html import one, parse_screen, words
from tests.staff import StaffClient, edit_url, is_refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return StaffClient(UserFactory())


def view_names(resolver, space="") -> set[str]:
    names = set()
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            names |= view_names(pattern, inner)
        elif pattern.name:
            names.add(f"{space}{pattern.name}")
    return names


class TestPlaces:
    @pytest.mark.parametrize(("view", "name", "anchor"), PLACES)
    def test_are_there(self, view, name, anchor):
        assert anchor in guide(name).anchors
        assert any(fnmatchcase(known, view) for known in view_names(get_resolver()))

    def test_the_editor_and_the_form_of_a_link_lead_to_theirs(self, staff):
        link = LinkFactory()
        edit_link = reverse("wagtailsnippets_links_link:edit", args=[link.pk])
        for url, part in (
            (edit_url(StandardPageFactory()), "lav-en-ny-indsats"),
            (edit_link, "linkets-egen-side"),
        ):
            screen = parse_screen(staff.get(url), keep_templates=True)
            [link] = one(screen, "template[data-guide-link]").select("a")
            assert link["href"].endswith(f"#{part}")
            assert link["title"] == "Hjælp til det, du er ved"

    def test_a_screen_without_one_has_no_empty_link(self, staff):
        screen = parse_screen(staff.get(reverse("wagtailadmin_reports:site_history")))
        assert not screen.select("template[data-guide-link]")


@pytest.mark.parametrize("name", GUIDES)
class TestGuide:
    def test_shows_all_of_it_with_a_table_of_contents(self, staff, name):
        screen = parse_screen(staff.get(reverse("guide", args=[name])))
        assert len(screen.select("h1")) == 1
        text = one(screen, "article")
        headings = [words(heading) for heading in text.select("h2")]
        listed = screen.select(".guide__contents a")
        assert [words(link) for link in listed] == headings
        for link in listed:
            assert text.select(f'[id="{link["href"][1:]}"]')
        assert not text.select("h1")

    def test_leads_to_what_is_there(self, staff, name):
        text = one(parse_screen(staff.get(reverse("guide", args=[name]))), "article")
        for link in text.select("a[href]"):
            address, _, anchor = link["href"].partition("#")
            other = Path(address).name if address else name
            if address.startswith("/"):
                assert staff.get(address).status_code == 200
                other = address.strip("/").rpartition("/")[2]
            if anchor:
                assert unquote(anchor) in guide(other).anchors

    def test_shows_its_pictures(self, staff, name):
        text = one(parse_screen(staff.get(reverse("guide", args=[name]))), "article")
        for picture in text.select("img"):
            answer = staff.get(picture["src"])
            assert answer["Content-Type"] == "image/png"
            assert picture["alt"]

    def test_is_for_the_staff_alone(self, name):
        assert is_refused(Client().get(reverse("guide", args=[name])))


class TestPictures:
    def test_are_for_the_staff_alone(self):
        url = reverse("guide_picture", args=["links-liste.png"])
        assert is_refused(Client().get(url))

    @pytest.mark.parametrize("name", ["nej.png", "..%2Flinkguide.md", "linkguide.md"])
    def test_no_other_file_is_sent(self, staff, name):
        url = reverse("guide_picture", args=["x"])[:-1]
        assert staff.get(url + name, follow=True).status_code == 404

    def test_no_other_document_is_shown(self, staff):
        assert staff.get(reverse("guide", args=["architecture"])).status_code == 404


def test_no_html_and_no_script_of_a_guide_gets_through(tmp_path, monkeypatch):
    monkeypatch.setattr(rendering, "FOLDER", tmp_path)
    (tmp_path / "linkguide.md").write_text(
        "# Guide\n\n## Nu\n\n<script>x()</script> [k](javascript:x) [l](https://a.dk/)"
    )
    html = guide("linkguide").html
    assert "<script" not in html
    assert 'href="javascript' not in html
    assert '<a href="https://a.dk/">' in html


def test_anchors_are_those_of_the_place_where_the_source_is_read_too():
    assert anchor_of("Hvem må hvad") == "hvem-må-hvad"
    assert anchor_of("Links, der skal tages stilling til") == (
        "links-der-skal-tages-stilling-til"
    )


class TestTheMenu:
    def items(self, staff, url: str) -> list[tuple[str, str]]:
        request = staff.get(url).wsgi_request
        items = help_menu.menu_items_for_request(request)
        ordered = sorted(items, key=lambda item: item.order)
        return [(item.name, item.render_component(request).url) for item in ordered]

    def test_has_ours_first_and_wagtails_english_last(self, staff):
        names = [
            name for name, _url in self.items(staff, edit_url(StandardPageFactory()))
        ]
        assert names[:3] == ["help-here", "redaktoerguide", "linkguide"]
        assert names[-2].startswith("whats-new-in-wagtail")
        assert names[-1] == "editor-guide"

    def test_begins_with_the_place_that_one_is_in(self, staff):
        first = self.items(staff, reverse("typed_addresses"))[0]
        assert first[1].endswith("#adresser-uden-for-registret")

    def test_is_in_the_side_menu(self, staff):
        screen = parse_screen(staff.get(reverse("wagtailadmin_home")))
        props = json.dumps(
            json.loads(one(screen, "#wagtail-sidebar-props").string), ensure_ascii=False
        )
        assert "Redaktørguide" in props


def test_the_image_of_the_site_has_the_guides():
    rules = (Path(settings.BASE_DIR) / ".dockerignore").read_text().split()
    for name in (*(f"{name}.md" for name in GUIDES), "images"):
        assert f"!docs/{name}" in rules
