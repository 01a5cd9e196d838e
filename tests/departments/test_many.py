"""Two hundred departments: a resident types where they live, and no page grows with them."""

import datetime
import gzip

import pytest
from django.urls import reverse
from django.utils import timezone

from bench.bulk_pages import make_pages
from departments.models import DepartmentAddress, DepartmentPage
from departments.streets.spelling import street_key
from notices.models import Subscription
from tests.factories import (
    DepartmentIndexPageFactory,
    NoticeFactory,
    NoticeIndexPageFactory,
    SiteSettingsFactory,
    SubscriptionFactory,
    UrgentHelpPageFactory,
    publish,
)
from tests.html import one, parse, words
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

MANY = 200
LIGHT = 12_000
MAIL = reverse("notice_mail")
HERE = {"origin": "http://testserver"}
ADDRESS = "aase@eksempel.dk"


@pytest.fixture
def departments() -> list[DepartmentPage]:
    """Each on a street of its own, the 42nd and the 43rd on one together."""
    SiteSettingsFactory()
    rows = ({"title": f"Haven {n}", "summary": "Kom."} for n in range(MANY))
    made = make_pages(DepartmentPage, DepartmentIndexPageFactory(), rows)
    streets = [(page, f"{_letters(n)}vej") for n, page in enumerate(made)]
    streets += [(page, "Fællesvej") for page in made[42:44]]
    DepartmentAddress.objects.bulk_create(
        DepartmentAddress(page=page, street=street, street_key=street_key(street))
        for page, street in streets
    )
    return made


@pytest.fixture
def notices(departments):
    page = publish(NoticeIndexPageFactory(slug="drift"))
    ended = timezone.now() - datetime.timedelta(days=1)
    for number in range(20):
        NoticeFactory(
            begins_at=ended - datetime.timedelta(hours=3),
            ends_at=ended,
            departments=departments[number : number + 3],
        )
    return page


@pytest.fixture
def urgent_help(departments):
    return UrgentHelpPageFactory()


def _letters(number: int) -> str:
    """Return a name of which no other is a letter off."""
    return "".join("bdfgklmnrs"[int(digit)] + "aeiouyæøåa"[int(digit)] for digit in f"{number:03}") * 2  # fmt: skip


def main(client, address: str):
    return one(parse(client.get(address)), "main")


def test_each_page_is_light_and_asks_no_more(client, notices, urgent_help):
    for address, budget in ((notices.url, 3), (urgent_help.url, 3), (MAIL, 4)):
        assert len(queries_of(client, address)) <= budget
        assert len(gzip.compress(client.get(address).content)) < LIGHT


@pytest.mark.parametrize("kind", ["notices", "urgent_help"])
def test_the_street_is_typed_and_the_page_is_for_the_department(
    client, departments, kind, request
):
    url = request.getfixturevalue(kind).url
    assert "Det her gælder" not in words(main(client, url))
    chosen = main(client, f"{url}?gade={_letters(7)}vej+3")
    assert "Det her gælder Haven 7." in words(chosen)
    assert one(chosen, "input[name=gade]")["value"] == f"{_letters(7)}vej 3"
    slug = departments[7].slug
    assert "Det her gælder Haven 7." in words(main(client, f"{url}?afdeling={slug}"))
    assert "Det her gælder Haven 7." in words(main(client, f"{url}?gade=haven+7"))

    either = main(client, f"{url}?gade=fællesvej").select(".theme-filter a")
    assert [words(link) for link in either] == ["Haven 42", "Haven 43"]
    address = url + either[1]["href"].removeprefix(url)
    assert "Det her gælder Haven 43." in words(main(client, address))

    nowhere = main(client, f"{url}?gade=Paradisæblehaven+4")
    assert "Vi fandt ingen afdeling på ”Paradisæblehaven 4”." in words(nowhere)
    for nonsense in ("%00", "æ" * 3000, "4", "&gade=&afdeling=x%00"):
        assert client.get(f"{url}?gade={nonsense}").status_code == 200


class TestMail:
    @pytest.fixture(autouse=True)
    def _unhurried(self, notices, monkeypatch):
        monkeypatch.setattr("links.reports.guarded.SHORTEST_TIME", datetime.timedelta())

    def fill_in(self, client, document, button: str = "", **typed):
        """Fill in the form that is shown, and press a button of it."""
        form = one(document, "main form")
        boxes = form.select("input[type=checkbox][checked]")
        data = {field["name"]: field.get("value", "") for field in form.select("input")}
        data.pop("everywhere")
        data["departments"] = [box["value"] for box in boxes]
        data |= {button: "ja"} if button else {}
        return client.post(MAIL, data | typed, headers=HERE)

    def boxes(self, document) -> dict[str, bool]:
        """Return what can be ticked, and whether it is."""
        found = document.select("main form input[name=departments]")
        return {
            words(one(document, f"label[for={box['id']}]")): box.has_attr("checked")
            for box in found
        }

    def test_departments_are_found_one_by_one_and_nothing_is_lost(
        self, client, departments
    ):
        begun = parse(client.get(f"{MAIL}?afdeling={departments[3].slug}"))
        assert self.boxes(begun) == {"Haven 3": True}
        street = f"{_letters(7)}vej 1"
        typed = {"email": ADDRESS, "street": street}
        shown = parse(self.fill_in(client, begun, "find", **typed))
        assert self.boxes(shown) == {"Haven 3": True, "Haven 7": True}
        assert "Haven 7 er valgt." in words(one(shown, "main form [role=status]"))
        assert one(shown, "input[name=street]")["value"] == ""
        assert one(shown, "input[name=email]")["value"] == ADDRESS
        assert not shown.select(".form-problems")
        assert self.fill_in(client, shown).status_code == 302
        asked = Subscription.objects.get()
        assert list(asked.departments.order_by("pk")) == [
            departments[3],
            departments[7],
        ]

    def test_a_street_is_enough_without_looking(self, client, departments):
        begun = parse(client.get(MAIL))
        assert self.boxes(begun) == {}
        typed = {"email": ADDRESS, "street": f"{_letters(7)}vej 1"}
        assert self.fill_in(client, begun, **typed).status_code == 302
        assert list(Subscription.objects.get().departments.all()) == [departments[7]]

    def test_what_is_wrong_is_said_and_nothing_is_lost(self, client, departments):
        begun = parse(client.get(f"{MAIL}?afdeling={departments[3].slug}"))
        typed = {"email": "aase", "street": f"{_letters(7)}vej 1"}
        shown = parse(self.fill_in(client, begun, **typed))
        assert "Skriv hele din e-mailadresse" in words(one(shown, ".form-problems"))
        assert self.boxes(shown) == {"Haven 3": True, "Haven 7": True}

        typed = {"email": ADDRESS, "street": "Paradisæblehaven 4"}
        shown = parse(self.fill_in(client, begun, **typed))
        assert "Vi kender ikke den vej." in words(one(shown, ".form-problems"))
        assert one(shown, "input[name=street]")["value"] == "Paradisæblehaven 4"
        assert self.boxes(shown) == {"Haven 3": True}
        looked = parse(self.fill_in(client, begun, "find", **typed))
        assert "Vi fandt ingen afdeling" in words(one(looked, "main form"))

        typed = {"email": ADDRESS, "street": "Fællesvej"}
        shown = parse(self.fill_in(client, begun, **typed))
        assert "Vælg, hvilken afdeling det er." in words(one(shown, ".form-problems"))
        found = {"Haven 3": True, "Haven 42": False, "Haven 43": False}
        assert self.boxes(shown) == found
        one_of_them = {"departments": [str(departments[42].pk)]}
        assert self.fill_in(client, shown, **one_of_them).status_code == 302

    def test_whoever_gets_mail_finds_another(self, client, departments):
        had = SubscriptionFactory(
            confirmed_at=timezone.now(), everywhere=False, departments=[departments[3]]
        )
        address = reverse("notice_mail_choice", args=[had.key])
        street = {"street": f"{_letters(7)}vej"}
        ticked = {"departments": [str(departments[3].pk)]}
        shown = parse(client.post(address, street | ticked | {"find": "ja"}))
        assert self.boxes(shown) == {"Haven 3": True, "Haven 7": True}
        assert list(had.departments.all()) == [departments[3]]
        client.post(address, street)
        assert list(had.departments.all()) == [departments[7]]
