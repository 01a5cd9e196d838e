"""A colleague who has left is rung by nobody, and those who can mend it are told."""

import datetime
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.blocks import ListBlock, StreamBlock, StructBlock

from initiatives.models import InitiativePage
from pages.blocks.people import PersonChooserBlock
from pages.models import Person, SiteSettings, StandardPage
from pages.owners.mentions import mentions_of
from pages.owners.replacing import replace_owner, uses_of_person
from pages.people import uses
from tests.factories import (
    InitiativePageFactory,
    PersonFactory,
    SiteSettingsFactory,
    StandardPageFactory,
    UserFactory,
    publish,
)
from tests.html import one, parse, words
from tests.staff import StaffClient

pytestmark = pytest.mark.django_db

REVIEWS = "pages_to_review"


@pytest.fixture
def jane():
    return PersonFactory(
        name="Jane Østgård", phone="12 34 56 78", email="jane@solgavlen.example"
    )


@pytest.fixture
def new():
    return PersonFactory(name="Åse Nielsen", phone="87 65 43 21")


def contact(person, title="Ring til Jane, hvis du har spørgsmål"):
    text = "<p>Jane træffes om torsdagen.</p>"
    return "contact", {"title": title, "person": person, "text": text}


def everywhere(person) -> list:
    """Return a page for each place in which residents may be told to ring somebody."""
    return [
        publish(StandardPageFactory(content_owner=person)),
        publish(StandardPageFactory(body=[contact(person)])),
        publish(InitiativePageFactory(contact=person)),
        publish(InitiativePageFactory(body=[contact(person)], content_owner=person)),
    ]


def leave(person) -> None:
    person.is_active = False
    person.save()


class TestReaders:
    def test_are_told_to_ring_nobody_who_has_left(self, client, jane):
        pages = everywhere(jane)
        for page in pages:
            assert "Jane" in client.get(page.url).text
        leave(jane)
        for page in pages:
            said = client.get(page.url).text
            for trace in ("Jane", "Østgård", "12345678", "12 34 56 78", jane.email):
                assert trace not in said

    def test_are_not_led_to_a_section_that_is_not_there(self, client, jane):
        others = [
            ("text", {"title": f"Afsnit {number}", "text": "<p>Hej.</p>"})
            for number in range(3)
        ]
        page = publish(StandardPageFactory(body=[contact(jane), *others]))
        leave(jane)
        index = parse(client.get(page.url)).select(".section-index a")
        assert [words(link) for link in index] == ["Afsnit 0", "Afsnit 1", "Afsnit 2"]

    def test_do_not_find_it_by_searching(self, client, jane):
        publish(StandardPageFactory(title="Lektiecafé", body=[contact(jane)]))
        search = reverse("search")
        assert client.get(search, {"q": "Jane"}).context["total"] == 1
        leave(jane)
        assert client.get(search, {"q": "Jane"}).context["total"] == 0
        jane.is_active = True
        jane.save()
        assert client.get(search, {"q": "Jane"}).context["total"] == 1

    def test_see_an_initiative_without_an_empty_box(self, client, jane):
        page = publish(InitiativePageFactory(contact=jane))
        leave(jane)
        assert not parse(client.get(page.url)).select(".fact-panel")

    def test_still_ring_somebody_whose_account_alone_is_closed(self, client, jane):
        jane.user = UserFactory(is_active=False)
        jane.save()
        page = publish(StandardPageFactory(body=[contact(jane)]))
        assert "12 34 56 78" in client.get(page.url).text

    def test_still_ring_somebody_whose_account_was_deleted(self, client, jane):
        jane.user = UserFactory()
        jane.save()
        page = publish(StandardPageFactory(body=[contact(jane)]))
        jane.user.delete()
        assert "12 34 56 78" in client.get(page.url).text


class TestReview:
    def rows(self) -> dict[str, str]:
        page = parse(StaffClient(UserFactory()).get(reverse(REVIEWS)))
        return {
            words(row.select("td")[0]): words(row.select("td")[1])
            for row in page.select("table.listing tbody tr")
        }

    def test_lists_every_page_that_names_somebody_who_has_left(self, jane, new):
        pages = [
            publish(StandardPageFactory(content_owner=new, body=[contact(jane)])),
            publish(InitiativePageFactory(content_owner=new, contact=jane)),
            publish(StandardPageFactory(content_owner=jane)),
        ]
        fine = publish(StandardPageFactory(content_owner=new))
        leave(jane)
        rows = self.rows()
        for page in pages:
            [reason] = [rows[title] for title in rows if page.title in title]
            assert reason == "Jane Østgård er ikke længere aktiv"
        assert not any(fine.title in title for title in rows)

    def test_lists_pages_of_those_whose_account_is_closed(self, jane, new):
        jane.user = UserFactory(is_active=False)
        jane.save()
        page = publish(StandardPageFactory(content_owner=new, body=[contact(jane)]))
        [reason] = [why for title, why in self.rows().items() if page.title in title]
        assert reason == "Brugerkontoen til Jane Østgård er lukket"

    @pytest.mark.usefixtures("indexed_at_once")
    def test_costs_the_same_for_2_and_20(self, jane, new):
        SiteSettingsFactory()
        staff = StaffClient(UserFactory())
        leave(jane)
        counts = []
        for count in (2, 18):
            for _number in range(count):
                StandardPageFactory(content_owner=new, body=[contact(jane)])
            with CaptureQueriesContext(connection) as queries:
                assert staff.get(reverse(REVIEWS)).status_code == 200
            counts.append(len(queries))
        assert counts[0] == counts[1]

    def test_an_editor_is_warned_on_the_page_itself(self, jane, new):
        page = StandardPageFactory(content_owner=new, body=[contact(jane)])
        assert page.readiness_warnings() == []
        leave(jane)
        page = StandardPage.objects.get(pk=page.pk)
        [warning] = page.readiness_warnings()
        assert warning.startswith("Jane Østgård er ikke længere aktiv")
        assert "Kontakt" in warning


class TestReplacing:
    def test_lists_and_replaces_contacts_and_blocks_too(self, client, jane, new):
        pages = everywhere(jane)
        shown = words(
            parse(
                StaffClient(UserFactory()).get(
                    reverse("replace_page_owner", args=[jane.pk])
                )
            )
        )
        for page in pages:
            assert page.title in shown
        assert "(sideansvarlig, Kontakt)" in shown

        result = replace_owner(jane, new, UserFactory())

        assert {page.pk for page in result.replaced} == {page.pk for page in pages}
        leave(jane)
        for page in pages:
            said = client.get(page.url).text
            assert "Åse Nielsen" in said
        assert uses_of_person(jane) == []
        jane.delete()

    def test_reaches_drafts_and_planned_publications(self, jane, new):
        page = publish(StandardPageFactory())
        page.body = [contact(jane)]
        page.go_live_at = timezone.now() + datetime.timedelta(days=3)
        page.save_revision().publish()
        page = StandardPage.objects.get(pk=page.pk)
        page.go_live_at = None
        page.title = "Nyere udkast"
        page.body = [contact(jane, "Ring, hvis du vil med")]
        page.save_revision()
        [use] = uses_of_person(jane)
        assert (use.source.pk, use.places) == (page.pk, ["Kontakt"])

        replace_owner(jane, new, UserFactory())

        page = StandardPage.objects.get(pk=page.pk)
        for revision in (page.scheduled_revision, page.latest_revision):
            [block] = revision.as_object().body
            assert block.value["person"] == new
        assert not page.body

    def test_names_the_places_in_a_draft_of_an_initiative(self, jane, new):
        page = publish(InitiativePageFactory())
        page.contact = jane
        page.save_revision()
        [use] = uses_of_person(jane)
        assert use.places == ["kontakt"]
        replace_owner(jane, new, UserFactory())
        page = InitiativePage.objects.get(pk=page.pk)
        assert page.contact is None
        assert page.get_latest_revision_as_object().contact == new

    def test_leaves_numbers_alone_that_are_not_people(self, jane, new):
        text = {"title": f"Nr. {jane.pk}", "text": f"<p>{jane.pk}</p>"}
        page = publish(StandardPageFactory(body=[("text", text)]))
        assert uses_of_person(jane) == []
        replace_owner(jane, new, UserFactory())
        assert not page.get_latest_revision_as_object().content_owner_id

    @pytest.mark.usefixtures("indexed_at_once")
    def test_finding_costs_the_same_for_2_and_20(self):
        few, many = PersonFactory.create_batch(2)
        counts = []
        for person, count in ((few, 2), (many, 20)):
            for _number in range(count):
                page = StandardPageFactory(body=[contact(person)])
                page.save_revision()
            with CaptureQueriesContext(connection) as queries:
                assert len(uses_of_person(person)) == count
            counts.append(len(queries))
        assert counts[0] == counts[1]


class TestBlocksToCome:
    """Blocks and fields that nobody has written yet are found as well."""

    class Body(StreamBlock):
        team = StructBlock(
            [
                ("lead", PersonChooserBlock()),
                ("members", ListBlock(StructBlock([("who", PersonChooserBlock())]))),
                ("list", ListBlock(PersonChooserBlock())),
                ("more", StreamBlock([("person", PersonChooserBlock())])),
            ],
            label="Hold",
        )

    STORED = [
        {
            "type": "team",
            "id": "1",
            "value": {
                "lead": 7,
                "members": [{"type": "item", "id": "2", "value": {"who": 7}}],
                "list": [{"type": "item", "id": "3", "value": 7}],
                "more": [{"type": "person", "id": "4", "value": 7}],
            },
        }
    ]

    @pytest.fixture
    def _field(self, monkeypatch):
        from streams.fields import StreamField

        field = StreamField(self.Body())
        field.name = "team"
        monkeypatch.setattr(uses, "stream_fields", lambda model: [field])

    @pytest.mark.usefixtures("_field")
    @pytest.mark.parametrize("stored", [STORED, json.dumps(STORED)])
    def test_at_any_depth(self, stored):
        found = uses.people_in_stored(SiteSettings, {"team": stored})
        assert found == {7: ["Hold"]}
        changed = uses.replace_person(SiteSettings, {"team": stored}, 7, 9)["team"]
        assert isinstance(changed, type(stored))
        text = changed if isinstance(changed, str) else json.dumps(changed)
        assert "7" not in text
        assert text.count("9") == 4

    def test_every_field_that_holds_a_person_is_one_that_we_find(self):
        from wagtail.models import Page

        from pages.owners.replacing import _other_models

        for relation in Person._meta.related_objects:
            model = relation.related_model
            assert (
                issubclass(model, Page)
                or model in _other_models()
                or model.wagtail_reference_index_ignore
            ), f"{model} names people in a way that replacing does not know"
            assert relation.field in uses.person_fields(model) or getattr(
                model, "wagtail_reference_index_ignore", False
            )


class TestTexts:
    def test_where_a_number_or_an_address_was_typed_is_named(self, jane):
        typed = StandardPageFactory(
            body=[("text", {"title": "Ring", "text": "<p>Ring 12 34 56 78.</p>"})]
        )
        written = InitiativePageFactory(how_to_start="Skriv til JANE@solgavlen.example")
        SiteSettingsFactory(accessibility_phone="1234 5678")
        StandardPageFactory()
        sources = [mention.source for mention in mentions_of(jane)]
        assert {type(source) for source in sources} == {
            StandardPage,
            InitiativePage,
            SiteSettings,
        }
        assert {typed.pk, written.pk} < {source.pk for source in sources}

    def test_nothing_is_looked_for_without_a_number_or_an_address(
        self, django_assert_num_queries
    ):
        with django_assert_num_queries(0):
            assert mentions_of(Person(name="Ukendt", phone="112")) == []

    def test_the_screen_says_so_and_that_the_account_is_open(self, jane):
        jane.user = UserFactory()
        jane.save()
        SiteSettingsFactory(accessibility_email=jane.email)
        screen = reverse("replace_page_owner", args=[jane.pk])
        shown = words(one(parse(StaffClient(UserFactory()).get(screen)), "main"))
        assert "Det skal du selv rette" in shown
        assert "Organisationen" in shown
        assert "kan stadig logge ind" in shown
