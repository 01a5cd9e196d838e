"""Guesses at the password of a page, or of documents."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from tests.factories import DocumentFactory, StandardPageFactory
from tests.html import one, parse, words
from users.guesses import limits
from users.models import GuessCount

pytestmark = pytest.mark.django_db

PASSWORD = "kun for beboere"


@pytest.fixture
def page():
    page = StandardPageFactory(title="Referater fra afdelingsmødet")
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password=PASSWORD
    )
    return page


@pytest.fixture
def document():
    papers = Collection.get_first_root_node().add_child(name="Referater")
    CollectionViewRestriction.objects.create(
        collection=papers,
        restriction_type=CollectionViewRestriction.PASSWORD,
        password=PASSWORD,
    )
    return DocumentFactory(collection=papers)


def send(client, asked, password, address="192.0.2.7"):
    form = one(parse(client.get(asked.url)), "main form")
    given = {
        "password": password,
        "return_url": one(form, "[name=return_url]")["value"],
    }
    return client.post(form["action"], given, REMOTE_ADDR=address)


@pytest.fixture(params=["page", "document"])
def asked(request, page, document):
    return {"page": page, "document": document}[request.param]


def test_who_guesses_on_has_to_wait_and_keeps_the_way(asked, client):
    for _ in range(limits.PAGE_FROM_NETWORK.free):
        assert send(Client(), asked, "gættet").status_code == 200
    refused = send(client, asked, PASSWORD)
    assert refused.status_code == 429
    assert 1 <= int(refused["Retry-After"]) <= 30
    assert "no-store" in refused["Cache-Control"]
    document = parse(refused)
    assert words(one(document, "[role=alert]")) == (
        "Der er prøvet for mange gange. Prøv igen om et minut. Spørg os, hvis du ikke "
        "har adgangskoden."
    )
    assert one(document, "[name=return_url]")["value"] == asked.url
    form = one(document, "main form")
    GuessCount.objects.update(waits_until=timezone.now())
    given = {"password": PASSWORD, "return_url": asked.url}
    assert client.post(form["action"], given, REMOTE_ADDR="192.0.2.7").url == asked.url


def test_a_neighbour_is_not_held_to_it(asked, client):
    for _ in range(limits.PAGE_FROM_NETWORK.free):
        send(Client(), asked, "gættet")
    assert send(client, asked, PASSWORD, "192.0.2.8").status_code == 302


def test_residents_who_know_it_are_never_counted(page, client):
    for _ in range(limits.PAGE_FROM_NETWORK.free + 1):
        assert send(Client(), page, PASSWORD).status_code == 302
    assert GuessCount.objects.filter(level__gt=0).count() == 0


def test_guesses_from_everywhere_cost_residents_half_a_minute_at_most(page):
    assert limits.PAGE.longest.total_seconds() <= 30


def test_a_form_that_names_no_page_of_ours_leads_to_the_front_page(page, client):
    action = one(parse(client.get(page.url)), "main form")["action"]
    given = {"password": PASSWORD, "return_url": "https://evil.example/"}
    answer = client.post(action, given)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.get("/").status_code == 200


def test_the_login_of_a_page_for_the_staff_is_danish_and_of_the_site(client):
    document = parse(client.get(reverse("wagtailcore_login")))
    assert words(one(document, "h1")) == "Log ind for at se siden"
    assert words(one(document, "label[for=_username]")) == "Brugernavn"
