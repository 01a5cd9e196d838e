"""What the register says to an address that it cannot take, and what it keeps."""

import pytest
from django.urls import reverse

from links.models import Link
from tests.factories import LinkFactory, StandardPageFactory
from tests.html import parse
from tests.staff import field_errors, form_data, succeeded

ADD = "wagtailsnippets_links_link:add"
TYPED = {
    "title": "Råd om skimmelsvamp i lejligheden",
    "kind": "report",
    "source": "Egeby Kommune",
    "language": "da",
}


def send(approver, **fields):
    return approver.fill_in(reverse(ADD), TYPED | fields)


def assert_nothing_is_lost(response, **fields):
    """The form is shown again with all that was typed, and nothing was saved."""
    shown = form_data(response)
    for name, value in (TYPED | fields).items():
        assert shown[name] == [value]
    assert not Link.objects.filter(title=TYPED["title"]).exists()


def test_a_link_that_leads_nowhere(approver):
    response = send(approver)

    assert field_errors(response) == {
        "url": (
            "Angiv, hvor linket fører hen: en adresse, en side eller et dokument. "
            "Kun et link, der ikke er tilgængeligt længere, kan være uden."
        )
    }
    assert_nothing_is_lost(response)


def test_a_link_that_leads_to_two_places(approver):
    page = StandardPageFactory()
    address = "https://egeby.example/skimmel"
    response = send(approver, url=address, target_page=str(page.pk))

    assert field_errors(response) == {
        "target_page": (
            "Et link fører kun ét sted hen. Tøm dette felt eller det andet."
        )
    }
    assert_nothing_is_lost(response, url=address, target_page=str(page.pk))


@pytest.mark.parametrize(
    ("address", "message"),
    [
        (
            "ftp://egeby.example/fil",
            "Adressen skal begynde med https:// eller http://.",
        ),
        ("javascript:alert(1)", "Adressen skal begynde med https:// eller http://."),
        ("data:text/html,hej", "Adressen skal begynde med https:// eller http://."),
        (
            "råd om skimmel",
            "Skriv hele adressen, så den begynder med https:// eller http://.",
        ),
        (
            "https://navn:kode@egeby.example/",
            "Adressen må ikke indeholde brugernavn eller adgangskode.",
        ),
        (
            "https://egeby.example\\@andet.example/",
            (
                "Adressen indeholder en omvendt skråstreg, et tabulatortegn eller et "
                "linjeskift. Kopiér den igen fra browserens adresselinje."
            ),
        ),
    ],
)
def test_an_address_that_is_not_one_of_the_web(approver, address, message):
    response = send(approver, url=address)

    assert field_errors(response) == {"url": message}
    assert_nothing_is_lost(response, url=address)


def test_an_address_longer_than_the_register_holds(approver):
    address = "https://egeby.example/" + "a" * 1999
    response = send(approver, url=address)

    assert "højst 2000 tegn" in field_errors(response)["url"]
    assert_nothing_is_lost(response, url=address)


@pytest.mark.parametrize("field", ["url", "archive_url"])
def test_every_address_of_a_link_is_looked_at(approver, field):
    send_fields = {"url": "https://egeby.example/skimmel", field: "javascript:alert(1)"}
    response = send(approver, **send_fields)

    assert field_errors(response).keys() == {field}
    assert_nothing_is_lost(response, **send_fields)


@pytest.mark.parametrize(
    "address",
    [
        "https://egeby.example/skimmel",
        "HTTPS://Egeby.Example:443/skimmel",
        " https://egeby.example./%73kimmel ",
    ],
)
def test_a_known_address_offers_the_link_that_has_it(approver, address):
    known = LinkFactory(title="Skimmelsvamp", url="https://egeby.example/skimmel")
    response = send(approver, url=address)

    assert "står allerede i registret" in field_errors(response)["url"]
    edit = reverse("wagtailsnippets_links_link:edit", args=[known.pk])
    [offered] = parse(response).select(f'.error-message a[href="{edit}"]')
    assert offered.get_text() == "Skimmelsvamp"
    assert_nothing_is_lost(response)


def test_the_title_of_a_known_link_cannot_bring_markup_into_the_message(approver):
    LinkFactory(title="<script>alert(1)</script>", url="https://egeby.example/a")
    response = send(approver, url="https://egeby.example/a")

    assert not parse(response).select(".error-message script")
    assert "<script>alert(1)</script>" in field_errors(response)["url"]


def test_a_link_without_a_title(approver):
    response = send(approver, title="", url="https://egeby.example/skimmel")

    assert field_errors(response) == {"title": "Feltet skal udfyldes."}


def test_a_link_cannot_replace_itself(approver):
    link = LinkFactory()
    url = reverse("wagtailsnippets_links_link:edit", args=[link.pk])
    response = approver.fill_in(url, {"replacement": str(link.pk)})

    assert response.status_code == 200
    assert "Et link kan ikke erstatte sig selv." in response.content.decode()


def test_what_was_refused_is_accepted_once_it_is_mended(approver):
    succeeded(send(approver, url="https://egeby.example/skimmel"))

    assert Link.objects.get(title=TYPED["title"]).source == "Egeby Kommune"


def test_the_chooser_in_a_page_refuses_with_the_same_words(approver):
    typed = {f"new-link-{name}": value for name, value in TYPED.items()}
    response = approver.post(reverse("link_chooser:create"), typed)

    assert "Angiv, hvor linket fører hen" in response.json()["htmlFragment"]
    assert TYPED["title"] in response.json()["htmlFragment"]
