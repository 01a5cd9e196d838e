"""Beginning a page with a template, and making a page one."""

import datetime

import pytest
from django.urls import reverse
from wagtail.models import Page, PageLogEntry
from wagtail.rich_text import RichText

from boligsocial import roles
from initiatives.models import InitiativePage
from page_templates.models import PageTemplate
from pages.models import AccessibilityPage, StandardPage
from pages.owners.replacing import replace_owner
from tests.factories import (
    InitiativeIndexPageFactory,
    InitiativePageFactory,
    LinkFactory,
    PersonFactory,
    StandardPageFactory,
    ThemeFactory,
    UserFactory,
    home_page,
    publish,
)
from tests.html import one, parse, parse_screen, words
from tests.queries import queries_of
from tests.staff import StaffClient, edit_url, is_refused, member_of, said, succeeded

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return StaffClient(UserFactory())


@pytest.fixture
def _roles():
    roles.set_up_roles()


def choice_url(parent) -> str:
    return reverse("wagtailadmin_pages:add_subpage", args=[parent.pk])


def begin_url(parent, key: str) -> str:
    return reverse("begin_with_template", args=[parent.pk, key])


def keep_url(page) -> str:
    return reverse("keep_as_template", args=[page.pk])


def keep(staff, page, name: str) -> PageTemplate:
    succeeded(staff.fill_in(keep_url(page), {"name": name}))
    return PageTemplate.objects.get(name=name)


def begin(staff, parent, key: str, title: str) -> Page:
    response = staff.fill_in(begin_url(parent, key), {"title": title})
    page = Page.objects.get(title=title).specific
    assert response["Location"] == edit_url(page)
    return page


class TestTheChoice:
    def test_offers_templates_beside_the_page_types(self, staff):
        screen = parse_screen(staff.get(choice_url(home_page())))
        links = {link["href"]: words(link) for link in screen.select(".listing a")}
        assert "Kontakt" in links[begin_url(home_page(), "kontakt")]
        assert begin_url(home_page(), "indsats") not in links
        add = reverse(
            "wagtailadmin_pages:add", args=["pages", "standardpage", home_page().pk]
        )
        assert "Indholdsside" in links[add]

    def test_says_where_the_page_will_lie(self, staff):
        screen = parse_screen(staff.get(choice_url(home_page())))
        assert words(one(screen, "h1")).startswith("Opret en side under")

    def test_offers_them_where_there_is_one_type_alone(self, staff):
        overview = InitiativeIndexPageFactory()
        screen = parse_screen(staff.get(choice_url(overview)))
        assert one(screen, f'a[href="{begin_url(overview, "indsats")}"]')

    def test_does_not_offer_a_second_of_what_there_is_one_of(self, staff):
        url = begin_url(home_page(), "tilgaengelighed")
        begin(staff, home_page(), "tilgaengelighed", "Tilgængelighed")
        assert staff.get(url).status_code == 404
        assert url not in staff.get(choice_url(home_page())).content.decode()

    def test_asks_no_more_queries_for_twenty_templates(self, staff):
        page = StandardPageFactory()
        keep(staff, page, "Nr. 0")
        few = queries_of(staff, choice_url(home_page()))
        for number in range(1, 20):
            keep(staff, page, f"Nr. {number}")
        assert queries_of(staff, choice_url(home_page())) == few

    @pytest.mark.usefixtures("_roles")
    def test_is_for_those_who_may_write_pages(self):
        assert is_refused(member_of("Linkvagt").get(choice_url(home_page())))
        response = member_of("Linkvagt").post(begin_url(home_page(), "kontakt"))
        assert is_refused(response)


class TestBeginning:
    def test_asks_for_the_title_and_suggests_one(self, staff):
        screen = parse_screen(staff.get(begin_url(home_page(), "kontakt")))
        assert one(screen, "#id_title")["value"] == "Kontakt"
        assert not StandardPage.objects.exists()

    def test_makes_nothing_without_a_title(self, staff):
        response = staff.post(begin_url(home_page(), "kontakt"), {"title": " "})
        assert response.status_code == 200
        assert not StandardPage.objects.exists()

    @pytest.mark.usefixtures("_roles")
    def test_makes_a_draft_and_opens_it(self):
        editor = member_of("Redaktør")
        page = begin(editor, home_page(), "kontakt", "Kontakt os på Ærø")
        assert (page.slug, page.live, page.owner) == (
            "kontakt-os-paa-aeroe",
            False,
            editor.user,
        )
        assert page.latest_revision.user == editor.user
        assert page.body[0].value["title"] == "Kontoret"
        entry = PageLogEntry.objects.get(page=page)
        assert (entry.action, entry.user) == ("wagtail.create", editor.user)
        assert editor.get(edit_url(page)).status_code == 200

    def test_says_what_to_do_with_the_guiding_text(self, staff):
        response = staff.fill_in(begin_url(home_page(), "kontakt"), {"title": "Ring"})
        assert "vejledning i [[kantede parenteser]]" in " ".join(said(response))

    def test_gives_two_of_one_title_two_addresses(self, staff):
        begin(staff, home_page(), "kontakt", "Kontakt")
        succeeded(
            staff.fill_in(begin_url(home_page(), "faa-hjaelp-nu"), {"title": "Kontakt"})
        )
        assert set(home_page().get_children().values_list("slug", flat=True)) == {
            "kontakt",
            "kontakt-2",
        }

    def test_leaves_the_statement_at_the_address_that_the_law_knows(self, staff):
        begin(staff, home_page(), "tilgaengelighed", "Tilgængelighed")
        assert AccessibilityPage.objects.get().slug == "was"


class TestKeeping:
    def page(self, **fields) -> InitiativePage:
        page = InitiativePageFactory(
            title="Brandkadet",
            summary="Lær at slukke.",
            audience="Unge",
            content_owner=PersonFactory(),
            content_created=datetime.date(2020, 1, 2),
            content_updated=datetime.date(2021, 1, 2),
            next_review=datetime.date(2031, 1, 2),
            change_note="Nyt sted",
            body=[("about", {"text": "<p>Vi mødes.</p>"})],
            **fields,
        )
        page.themes.add(ThemeFactory(title="Unge"))
        return publish(page)

    def test_copies_the_content_and_nothing_of_its_history(self, staff):
        page = self.page()
        template = keep(staff, page, "Hold for unge")
        new = begin(staff, page.get_parent(), template.key, "Fodbold")
        assert (new.summary, new.audience) == ("Lær at slukke.", "Unge")
        assert "Vi mødes" in str(new.body[0].value["text"])
        assert [theme.title for theme in new.themes.all()] == ["Unge"]
        assert new.body[0].id != page.body[0].id
        for name in (
            *("content_owner", "content_created", "content_updated", "next_review"),
            "first_published_at",
        ):
            assert getattr(new, name) is None, name
        assert (new.change_note, new.slug, new.live) == ("", "fodbold", False)

    def test_takes_the_draft_as_it_is_now(self, staff):
        page = self.page()
        page.summary = "Lær at slukke ild."
        page.save_revision()
        assert keep(staff, page, "Hold").content["summary"] == "Lær at slukke ild."

    def test_makes_two_pages_with_blocks_of_their_own(self, staff):
        page = self.page()
        template = keep(staff, page, "Hold")
        one_of, other = (
            begin(staff, page.get_parent(), template.key, title).body[0].id
            for title in ("Fodbold", "Svømning")
        )
        assert one_of != other

    def test_leaves_out_what_has_been_deleted_since(self, staff):
        contact = PersonFactory()
        page = self.page(contact=contact)
        template = keep(staff, page, "Hold")
        page.contact = None
        publish(page)
        page.revisions.exclude(pk=page.latest_revision_id).delete()
        contact.delete()
        assert begin(staff, page.get_parent(), template.key, "Fodbold").contact is None

    def test_leaves_out_a_colleague_who_has_left(self, staff):
        contact = PersonFactory()
        page = self.page(contact=contact)
        template = keep(staff, page, "Hold")
        contact.is_active = False
        contact.save()
        assert begin(staff, page.get_parent(), template.key, "Fodbold").contact is None

    def test_keeps_links_of_the_register(self, staff):
        link = LinkFactory()
        page = StandardPageFactory(
            body=[("link_list", {"title": "Læs mere", "links": [link]})]
        )
        template = keep(staff, page, "Links")
        new = begin(staff, home_page(), template.key, "Mere viden")
        assert list(new.body[0].value["links"]) == [link]

    def test_is_offered_on_the_page_and_in_the_list(self, staff):
        page = self.page()
        for url in (
            edit_url(page),
            reverse("wagtailadmin_explore", args=[page.get_parent().pk]),
        ):
            links = parse_screen(staff.get(url)).select(f'a[href^="{keep_url(page)}"]')
            assert "Brug som skabelon" in {words(link) for link in links}

    def test_is_not_offered_for_what_there_can_be_one_of(self, staff):
        assert (
            keep_url(home_page())
            not in staff.get(edit_url(home_page())).content.decode()
        )
        assert is_refused(staff.get(keep_url(home_page())))

    def test_two_do_not_share_a_name(self, staff):
        page = self.page()
        keep(staff, page, "Hold")
        assert staff.fill_in(keep_url(page), {"name": "Hold"}).status_code == 200
        assert PageTemplate.objects.count() == 1


class TestCopyingAsNew:
    def copy(self, staff, page):
        return staff.post(reverse("copy_as_new", args=[page.pk]))

    def test_makes_a_draft_beside_it_in_one_step_and_opens_its_title(self, staff):
        overview = InitiativeIndexPageFactory()
        owner, theme = PersonFactory(), ThemeFactory()
        page = publish(
            InitiativePageFactory(
                parent=overview,
                title="Lektiecafé",
                content_owner=owner,
                content_created=datetime.date(2019, 1, 11),
                content_updated=datetime.date(2019, 11, 19),
                change_note="Ny adresse",
                themes=[theme],
                body=[("about", {"text": RichText("<p>Vi læser lektier.</p>")})],
            )
        )
        page.title = "Lektiecafé (kladde)"
        page.save_revision()
        answer = self.copy(staff, page)
        copy = InitiativePage.objects.child_of(overview).exclude(pk=page.pk).get()
        assert answer.url == f"{edit_url(copy)}#new-title"
        draft = copy.get_latest_revision_as_object()
        assert draft.title == "Kopi af Lektiecafé (kladde)"
        assert (draft.live, draft.owner, draft.content_owner) == (
            False,
            staff.user,
            None,
        )
        assert (draft.content_created, draft.content_updated) == (None, None)
        assert (draft.change_note, draft.first_published_at) == ("", None)
        assert list(draft.themes.all()) == [theme]
        assert "Vi læser lektier." in str(draft.body)
        assert draft.body[0].id != page.body[0].id

    def test_a_second_copy_has_an_address_of_its_own(self, staff):
        page = StandardPageFactory(title="x" * 255, slug="x")
        for _ in range(2):
            succeeded(self.copy(staff, page))
        copies = page.get_siblings(inclusive=False)
        assert len({copy.slug for copy in copies}) == 2

    def test_is_offered_where_a_page_is_met(self, staff):
        page = StandardPageFactory(
            content_owner=PersonFactory(user=staff.user), has_unpublished_changes=True
        )
        address = reverse("copy_as_new", args=[page.pk])
        explorer = reverse("wagtailadmin_explore", args=[page.get_parent().pk])
        for screen in (edit_url(page), explorer):
            found = parse_screen(staff.get(screen), keep_templates=True)
            assert found.select(f'[data-w-action-url-value="{address}"]'), screen
        for screen in (reverse("wagtailadmin_home"), reverse("my_pages")):
            assert parse(staff.get(screen)).select(f'form[action="{address}"]'), screen

    @pytest.mark.usefixtures("_roles")
    def test_is_for_those_who_may_write_there_and_of_what_there_may_be_many(self):
        page = StandardPageFactory()
        assert is_refused(self.copy(member_of(roles.LINK_KEEPER), page))
        editor = member_of(roles.EDITOR)
        assert is_refused(self.copy(editor, home_page()))
        succeeded(editor.fill_in(reverse("copy_as_new", args=[page.pk]), {}))
        assert StandardPage.objects.count() == 2
        assert self.copy(editor, Page(pk=10**8)).status_code == 404


class TestTheList:
    @pytest.fixture
    def template(self, staff):
        return keep(staff, StandardPageFactory(), "Sommerfest")

    def url(self, name: str, *args) -> str:
        return reverse(f"page_templates:{name}", args=args)

    def test_shows_name_type_and_who_made_it(self, staff, template):
        screen = words(parse_screen(staff.get(self.url("index"))))
        assert "Sommerfest" in screen
        assert "indholdsside" in screen.lower()
        assert staff.user.username in screen

    def test_renames(self, staff, template):
        succeeded(
            staff.fill_in(self.url("edit", template.pk), {"name": "Årets sommerfest"})
        )
        template.refresh_from_db()
        assert template.name == "Årets sommerfest"
        assert template.content

    def test_removes_and_leaves_the_pages_made_of_it(self, staff, template):
        page = begin(staff, home_page(), template.key, "Fest i gården")
        succeeded(staff.post(self.url("delete", template.pk)))
        assert not PageTemplate.objects.exists()
        assert Page.objects.filter(pk=page.pk).exists()

    def test_makes_none_from_an_empty_form(self, staff):
        assert is_refused(staff.get(self.url("add")))
        assert self.url("add") not in staff.get(self.url("index")).content.decode()


def test_no_reader_meets_a_template(staff, client):
    page = publish(StandardPageFactory(title="Sommerfest", summary="Kom og dans."))
    pages = Page.objects.count()
    keep(staff, page, "Hemmelig festskabelon")
    assert Page.objects.count() == pages
    for address in ("/", "/soeg/?q=festskabelon", "/sitemap.xml", "/feed/"):
        assert "Hemmelig" not in client.get(address).content.decode()


def test_a_template_of_a_type_that_is_no_more_is_not_offered(staff):
    from django.contrib.contenttypes.models import ContentType

    gone = ContentType.objects.create(app_label="pages", model="newspage")
    PageTemplate.objects.create(name="Nyhed", content_type=gone, content={})
    assert "Nyhed" not in words(parse(staff.get(choice_url(home_page()))))
    assert staff.get(reverse("page_templates:index")).status_code == 200


def test_a_template_names_who_has_taken_the_place_of_a_colleague(staff):
    old, new = PersonFactory(name="Jane Østgård"), PersonFactory(name="Åse Nielsen")
    text = RichText("<p>Ring til mig.</p>")
    block = ("contact", {"title": "Spørg os", "person": old, "text": text})
    page = InitiativePageFactory(contact=old, body=[block])
    template = keep(staff, page, "Ferielejr")
    replace_owner(old, new, UserFactory())
    template.refresh_from_db()
    begun = template.new_page()
    assert begun.contact == new
    assert [each.value["person"] for each in begun.body] == [new]
