"""Posters as residents see them: what they say, to whom, and where they lead."""

import datetime
from io import BytesIO

import cairosvg
import pytest
import zxingcpp
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from pages.models import EmergencyNumber
from posters.poster import TEXTS, TITLES, Fact, Poster
from tests.factories import (
    ActivityPageFactory,
    DepartmentPageFactory,
    InitiativePageFactory,
    NoticeFactory,
    NoticeIndexPageFactory,
    PersonFactory,
    SiteSettingsFactory,
    StandardPageFactory,
    UrgentHelpPageFactory,
    UserFactory,
    publish,
)
from tests.html import one, parse, parse_screen, words
from tests.staff import StaffClient, member_of

pytestmark = pytest.mark.django_db

NOW = timezone.now()
TOMORROW = timezone.localdate(NOW) + datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def settings_of_site():
    return SiteSettingsFactory(opening_hours="Mandag kl. 9-14\nTorsdag kl. 9-17")


def shown(client, page_or_notice):
    kind = "page_poster" if hasattr(page_or_notice, "slug") else "notice_poster"
    response = client.get(reverse(kind, args=[page_or_notice.pk]))
    assert response.status_code == 200
    return parse(response)


def facts(document) -> dict[str, str]:
    rows = document.select(".poster-facts > div")
    return {words(one(row, "dt")): words(one(row, "dd")) for row in rows}


def read_code(document) -> str:
    """Return what a telephone reads off the code, drawn as large as on paper."""
    drawing = str(one(document, ".poster-code svg"))
    # 40 mm at what a telephone sees from a metre away.
    png = cairosvg.svg2png(drawing.encode(), output_width=160, background_color="white")
    [found] = zxingcpp.read_barcodes(Image.open(BytesIO(png)).convert("L"))
    assert found.ec_level == "M"
    return found.text


def test_an_activity_says_when_where_for_whom_and_how_to_join(client):
    page = publish(
        ActivityPageFactory(
            title="Fællesspisning på Rønnebærvej",
            first_day=TOMORROW,
            repeats="weekly",
            address="Teglvej 4, 9999 Egeby",
            audience="Alle, store og små",
            sign_up="phone",
            sign_up_note="Senest onsdag",
            price="35 kr.",
            contact=PersonFactory(name="Åse Øvergård", phone="12 34 56 78"),
        )
    )
    document = shown(client, page)
    assert words(one(document, "h1")) == "Fællesspisning på Rønnebærvej"
    assert words(one(document, ".poster-organisation")) == "Boligforeningen Solgavlen"
    told = facts(document)
    assert list(told) == ["Hvornår", "Hvor", "For hvem", "Tilmelding"]
    assert "Næste gang: " in told["Hvornår"]
    assert "kl. 19–21" in told["Hvornår"]
    assert told["Hvor"] == "Fælleshuset Teglvej 4, 9999 Egeby"
    for part in ("Ring til Åse Øvergård på 12 34 56 78", "Senest onsdag", "35 kr."):
        assert part in told["Tilmelding"]
    assert read_code(document) == page.full_url
    assert words(one(document, ".poster-address")) in page.full_url


def test_what_is_called_off_or_over_is_said_at_the_top(client):
    off = publish(
        ActivityPageFactory(
            first_day=TOMORROW, is_cancelled=True, cancelled_note="Kokken er syg"
        )
    )
    over = publish(ActivityPageFactory(first_day=TOMORROW - datetime.timedelta(days=9)))
    news = [words(one(shown(client, page), ".poster-news")) for page in (off, over)]
    assert news == ["Aflyst: Kokken er syg", "Aktiviteten er slut."]


def test_a_notice_says_where_since_when_and_until_when(client):
    department = DepartmentPageFactory(title="Østergården")
    notices = publish(NoticeIndexPageFactory(slug="drift"))
    notice = NoticeFactory(departments=[department], is_urgent=True, place="opgang 4")
    document = shown(client, notice)
    assert words(one(document, "h1")) == "Haster: vand"
    assert one(document, ".poster-urgent")
    told = facts(document)
    assert told["Hvor"] == "Østergården, opgang 4"
    assert told["Fra"]
    assert told["Indtil"].startswith("Vi ved endnu ikke")
    assert read_code(document) == f"{notices.full_url}#_varsel-{notice.pk}"
    assert words(one(document, ".poster-address")) == "localhost/drift"


def test_other_pages_say_whom_to_turn_to_each_in_its_own_way(client, settings_of_site):
    EmergencyNumber.objects.create(
        settings=settings_of_site,
        number="12 34 56 99",
        name="Døgnvagten",
        when="Ved vandskade",
        sort_order=1,
    )
    contact = PersonFactory(name="Jonas Vestergaard", phone="12 34 56 04")
    initiative = publish(
        InitiativePageFactory(audience="Unge", place="Brandstationen", contact=contact)
    )
    told = facts(shown(client, initiative))
    assert (told["For hvem"], told["Hvor"]) == ("Unge", "Brandstationen")
    assert "Jonas Vestergaard" in told["Kontakt"]

    plain = facts(shown(client, publish(StandardPageFactory(title="Om os"))))
    assert plain["Kontakt"] == "12 34 56 00 kontakt@solgavlen.example"
    assert "Torsdag kl. 9-17" in plain["Åbningstider"]

    department = facts(
        shown(client, publish(DepartmentPageFactory(phone="87 65 43 21")))
    )
    assert "87 65 43 21" in department["Kontakt"]

    urgent = facts(shown(client, publish(UrgentHelpPageFactory())))
    assert urgent["Ring"] == "112"
    assert urgent["Døgnvagten"] == "12 34 56 99 Ved vandskade"


def test_a_department_has_who_is_on_duty_after_those_who_have_hours(client):
    morning = {
        "first_day": "0",
        "last_day": "1",
        "opens": datetime.time(8),
        "closes": datetime.time(12),
    }
    points = [
        ("duty", {"title": "Vicevagten", "telephone": "87 65 43 20", "weekly": []}),
        ("duty", {"title": "Elevatorvagten", "telephone": "87 65 43 22"}),
        (
            "service_point",
            {"kind": "caretaker", "telephone": "87 65 43 21", "weekly": [morning]},
        ),
    ]
    department = publish(DepartmentPageFactory(service_points=points))

    told = facts(shown(client, department))

    names = list(told)
    assert names.index("Vicevært") < names.index("Vicevagten")
    assert told["Vicevagten"] == "87 65 43 20 Når ingen andre har åbent."
    # One is enough at a distance of two metres.
    assert "Elevatorvagten" not in told


def test_only_what_everybody_may_read_hangs_in_a_stairwell(client):
    draft = StandardPageFactory(live=False)
    over = NoticeFactory(
        begins_at=NOW - datetime.timedelta(days=2),
        ends_at=NOW - datetime.timedelta(days=1),
    )
    withdrawn = NoticeFactory(withdrawn_at=NOW)
    gone = [
        reverse("page_poster", args=[draft.pk]),
        reverse("page_poster_file", args=[draft.pk]),
        reverse("page_poster", args=[10**30]),
        *(reverse("notice_poster", args=[n.pk]) for n in (over, withdrawn)),
        reverse("notice_poster_file", args=[over.pk]),
    ]
    assert {client.get(address).status_code for address in gone} == {404}


def test_a_page_for_some_asks_for_its_password_on_the_poster_as_well(client):
    page = publish(StandardPageFactory(title="Referater fra bestyrelsen"))
    PageViewRestriction.objects.create(
        page=page,
        restriction_type=PageViewRestriction.PASSWORD,
        password="rønnebær",
    )
    for name in ("page_poster", "page_poster_file"):
        response = client.get(reverse(name, args=[page.pk]))
        document = parse(response)
        assert document.select('input[type="password"]'), name
        assert not document.select(".poster")
    field = one(document, 'input[name="return_url"]')
    assert field["value"] == reverse("page_poster_file", args=[page.pk])
    # The answer with the form in it is of one visitor alone.
    assert "max-age=0, s-maxage" not in response.get("Cache-Control", "")


def test_an_address_that_somebody_made_for_it_is_what_is_printed(client):
    page = publish(StandardPageFactory(title="Sommerfest", slug="sommerfest-i-gaarden"))
    own = words(one(shown(client, page), ".poster-address"))
    assert own == "localhost/sommerfest-i-gaarden"
    # Where the page was before, which is short by chance.
    Redirect.objects.create(
        old_path="/x", redirect_page=page, automatically_created=True
    )
    assert words(one(shown(client, page), ".poster-address")) == own
    Redirect.objects.create(old_path="/fest", redirect_page=page)
    document = shown(client, page)
    assert words(one(document, ".poster-address")) == "localhost/fest"
    assert read_code(document) == page.full_url


def test_search_engines_leave_posters_alone_and_words_are_no_markup(client):
    page = publish(StandardPageFactory(title="<script>alert(1)</script> & *gård*"))
    response = client.get(reverse("page_poster", args=[page.pk]))
    assert response["X-Robots-Tag"] == "noindex"
    assert b"<script>alert(1)" not in response.content
    assert b"Disallow: /opslag/" in client.get("/robots.txt").content
    assert 'style="' not in str(one(parse(response), "main"))


def test_readers_of_an_activity_are_led_to_its_poster(client):
    page = publish(ActivityPageFactory(first_day=TOMORROW))
    address = reverse("page_poster", args=[page.pk])
    assert one(parse(client.get(page.url)), f'main a[href="{address}"]')


@pytest.mark.usefixtures("_standing_roles")
def test_staff_make_a_poster_from_the_page_and_from_the_notice():
    call_command("rebuild_references_index", verbosity=0)
    page = publish(StandardPageFactory())
    draft = StandardPageFactory(live=False)
    staff = StaffClient(UserFactory())
    for some, count in ((page, 1), (draft, 0)):
        screen = parse_screen(
            staff.get(reverse("wagtailadmin_pages:edit", args=[some.pk]))
        )
        address = reverse("page_poster", args=[some.pk])
        links = screen.select(f'a[href="{address}"]')
        assert len(links) >= count
        assert bool(links) == bool(count)
    notice = NoticeFactory()
    screen = parse_screen(member_of("Driftsvagt").get(reverse("notices")))
    address = reverse("notice_poster", args=[notice.pk])
    assert words(one(screen, f'a[href="{address}"]')) == "Lav et opslag"


def poster(**said) -> Poster:
    usual = {
        "kind": "Aktivitet",
        "title": "Fest",
        "lead": "Kom og vær med.",
        "facts": (Fact("Hvor", ("Gården",)),),
        "url": "https://solgavlen.example/fest/",
        "address": "solgavlen.example/fest",
        "organisation": "Solgavlen",
        "foot": "",
    }
    return Poster(**{**usual, **said})


def test_few_words_are_large_and_many_are_small_enough():
    long = {
        "title": "Boligafdelingsbestyrelsesmøde om altaner " * 6,
        "lead": "Kom og hør. " * 25,
        "facts": tuple(Fact("Hvor", ("Fælleshuset " * 10,) * 2) for _ in range(4)),
    }
    assert (poster().title_size, poster().text_size) == (TITLES[0], TEXTS[0])
    assert poster(**long).title_size.points < 30
    # A picture has to leave when there is no room that would show anything of it.
    assert poster(picture="et billede").shows_picture
    assert not poster(**long, picture="et billede").shows_picture


def test_a_word_is_whole_if_it_can_be():
    word = "Beboerdemokratikonference"
    assert not poster(title=word).is_hyphenated
    assert poster(title=word * 3).is_hyphenated
    assert poster(title=word).title_size.points < poster().title_size.points
    # It keeps the title small, and nothing else.
    assert poster(title=word * 3).text_size.points > TEXTS[-1].points
    short, long = poster().address_size, poster(address="x" * 90).address_size
    assert short > long
