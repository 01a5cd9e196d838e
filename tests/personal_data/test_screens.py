"""What administrators do in the admin: find somebody, hand over, erase."""

import io
import json
import zipfile

import pytest
from django.urls import reverse
from wagtail.log_actions import log

from audit.models import AuditEntry
from boligsocial import roles
from pages.models import Person
from tests.factories import LinkFactory, PersonFactory, UserFactory
from tests.html import parse_screen, words
from tests.staff import StaffClient, member_of
from users.models import User

pytestmark = pytest.mark.django_db
IDA = "ida@sol.example"


@pytest.fixture
def karen(db) -> StaffClient:
    roles.set_up_roles()
    client = member_of(roles.ADMINISTRATOR)
    client.user.first_name, client.user.last_name = "Karen", "Holm"
    client.user.save()
    return client


@pytest.fixture
def ida(karen) -> User:
    user = UserFactory(
        username="ida",
        first_name="Ida",
        last_name="Holm",
        email=IDA,
        is_superuser=False,
    )
    user.set_password("grønne-gavle-om-foråret")
    user.save()
    PersonFactory(name="Ida Holm", email=IDA, user=user, phone="12 34 56 78")
    PersonFactory(name="Bo Dam", stand_in=user.person, phone="87 65 43 21")
    LinkFactory(title="Lejernes organisation", unavailable_by=user)
    log(instance=user, action="users.signed_in", user=user, title="Ida Holm")
    return user


def sentences() -> list[str]:
    """What the trail tells of personal data, the latest last."""
    told = AuditEntry.objects.filter(action__startswith="personal_data.")
    return [entry.sentence for entry in told.in_sight().order_by("timestamp", "pk")]


def test_somebody_is_found_by_a_form_that_leaves_the_address_out_of_the_url(karen, ida):
    form = parse_screen(karen.get(reverse("personal_data"))).select_one("#main form")
    assert form["method"] == "post"
    screen = karen.fill_in(reverse("personal_data"), {"who": "IDA@sol.example"})
    rows = [words(row) for row in parse_screen(screen).select("tbody th")]
    assert {"Brugerkonti", "Medarbejdere", "Links"} <= set(rows)


def test_from_the_list_of_users_one_comes_to_the_same(karen, ida):
    address = reverse("personal_data_account", args=[ida.pk])
    listed = karen.get(reverse("wagtailusers_users:index"))
    assert address in listed.text
    assert "Ida Holm" in words(parse_screen(karen.get(address)).select_one("h1"))


def test_all_of_it_comes_as_one_file_and_nothing_of_others(karen, ida):
    answer = karen.post(reverse("personal_data_export"), {"who": IDA})
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    text = archive.read("oplysninger.json").decode()
    told = json.loads(text)
    tables = {part["table"]: part["rows"] for part in told["held"]}
    assert tables["users.User"][0]["values"]["email"] == IDA
    assert "Lejernes organisation" in str(tables["links.Link"])
    assert [row["values"] for row in tables["pages.Person"]][1] == {}
    page = archive.read("oplysninger.html").decode()
    for file in (text, page):
        assert "12 34 56 78" in file
        assert "87 65 43 21" not in file
        assert ida.password not in file
    assert sentences() == ["Karen Holm hentede det, der er gemt om Ida Holm"]


def test_of_somebody_without_an_account_the_trail_does_not_say_who(karen, ida):
    Person.objects.filter(name="Bo Dam").update(email="bo@sol.example")
    answer = karen.post(reverse("personal_data_export"), {"who": "bo@sol.example"})
    assert b"".join(answer.streaming_content)
    assert sentences() == [
        "Karen Holm hentede det, der er gemt om en person uden konto"
    ]
    assert not AuditEntry.objects.filter(label__icontains="bo").exists()


def test_what_would_go_is_shown_before_it_goes(karen, ida):
    asked = {"who": IDA}
    screen = parse_screen(karen.post(reverse("personal_data_erase"), asked))
    assert "Lad først en anden tage over" in words(screen.select_one("#main"))
    Person.objects.update(stand_in=None)
    screen = parse_screen(karen.post(reverse("personal_data_erase"), asked))
    assert [words(heading) for heading in screen.select("#main h2")] == [
        "Slettes",
        "Gøres anonymt",
        "Bliver stående",
    ]
    assert User.objects.filter(pk=ida.pk).exists()
    button = screen.select_one("button.serious")
    done = karen.post(reverse("personal_data_erase"), asked | {button["name"]: "yes"})
    assert done.url == reverse("personal_data")
    assert not User.objects.filter(pk=ida.pk).exists()
    assert sentences() == ["Karen Holm slettede en persons oplysninger"]


def test_nobody_erases_themselves_or_somebody_above_them(karen, ida):
    boss = UserFactory(username="chef")
    for user in (karen.user, boss):
        asked = {"who": user.username, "confirmed": "yes"}
        karen.post(reverse("personal_data_erase"), asked)
        assert User.objects.filter(pk=user.pk).exists()


def test_several_with_an_address_are_told_apart(karen, ida):
    PersonFactory(name="Åse Ørsted", email=IDA)
    screen = parse_screen(karen.post(reverse("personal_data"), {"who": IDA}))
    choices = {words(button) for button in screen.select("button.button-secondary")}
    assert choices == {"Ida Holm (ida)", "Åse Ørsted"}
    chosen = karen.post(reverse("personal_data"), {"who": IDA, "name": "Åse Ørsted"})
    assert "Åse Ørsted" in words(parse_screen(chosen).select_one("h1"))


def test_whom_nobody_knows_is_said_and_what_was_typed_stays(karen):
    screen = parse_screen(karen.post(reverse("personal_data"), {"who": "ukendt"}))
    assert "Ingen har den adresse" in words(screen.select_one(".w-field__errors"))
    assert screen.select_one("[name=who]")["value"] == "ukendt"


@pytest.mark.parametrize("role", [roles.APPROVER, roles.EDITOR, roles.LINK_KEEPER])
def test_nobody_else_gets_at_it(karen, ida, role):
    other = member_of(role)
    home = reverse("wagtailadmin_home")
    for name in ("personal_data", "personal_data_export", "personal_data_erase"):
        assert other.post(reverse(name), {"who": IDA, "confirmed": "yes"}).url == home
    for name, parts in (("personal_data", []), ("personal_data_account", [ida.pk])):
        assert other.get(reverse(name, args=parts)).url == home
    assert User.objects.filter(pk=ida.pk).exists()
    assert reverse("personal_data") not in other.get(home).text
