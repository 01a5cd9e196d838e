"""Who signed in and out, and who tried: without what was typed, and in few rows."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageViewRestriction

from audit.models import AuditEntry
from tests.audit.telling import forget, last_lines, sentences
from tests.factories import StandardPageFactory
from tests.staff import StaffClient
from tests.users.guesses.test_login import try_in
from tests.users.guesses.test_page_passwords import send
from users.guesses import limits
from users.models import GuessCount

pytestmark = pytest.mark.django_db
PASSWORD = "grønne-gavle-om-foråret"


def wrong(name="ole", times=1):
    for number in range(times):
        try_in(Client(), name, address=f"192.0.{number % 250}.7")
        GuessCount.objects.all().delete()


def test_signing_in_and_out(ole):
    ole.is_superuser = True
    ole.save()
    client = Client()
    try_in(client, "ole", PASSWORD)
    client.post(reverse("wagtailadmin_logout"))
    assert sentences("sign-in") == ["Ole Bach loggede ind", "Ole Bach loggede ud"]


def test_many_failed_tries_are_one_entry_a_day(ole):
    wrong(times=7)
    assert sentences("sign-in") == ["7 forgæves forsøg på at logge ind som Ole Bach"]
    [line] = last_lines()
    assert line.startswith("Det første kl. ")
    AuditEntry.objects.update(timestamp=timezone.now() - timedelta(days=1))
    wrong()
    assert sentences("sign-in") == [
        "7 forgæves forsøg på at logge ind som Ole Bach",
        "1 forgæves forsøg på at logge ind som Ole Bach",
    ]


def test_nothing_of_what_was_typed_is_kept(ole):
    typed = "Sommer2026!min-kode"
    for name in (typed, f"{typed}\0", "en anden"):
        wrong(name)
    assert len(sentences("sign-in")) == 1
    assert "3 forgæves forsøg" in sentences("sign-in")[0]
    for entry in ModelLogEntry.objects.values():
        assert "Sommer" not in str(entry)
        assert "192.0" not in str(entry)


def test_it_costs_as_much_for_an_account_as_for_none(ole):
    def queries(name):
        with CaptureQueriesContext(connection) as captured:
            wrong(name)
        return len(captured)

    wrong("ukendt")
    assert queries("ole") == queries("ukendt")
    assert queries("ole") == queries("ukendt")


def test_who_is_refused_is_counted_too(ole):
    for _ in range(limits.OWN.free + 2):
        try_in(Client(), "ole")
    tries = limits.OWN.free + 2
    assert sentences("sign-in") == [
        f"{tries} forgæves forsøg på at logge ind som Ole Bach"
    ]
    assert "2 blev afvist, fordi der havde været for mange" in last_lines()


def test_a_page_whose_door_is_locked(karen):
    page = StandardPageFactory(title="Referater")
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="gavl"
    )
    forget()
    for _ in range(limits.PAGE_FROM_NETWORK.free + 2):
        send(Client(), page, "gættet")
    [told] = sentences("sign-in")
    assert told.startswith("2 adgangskoder til ”Referater” blev afvist")


def test_too_many_wishes_for_a_new_password(karen):
    for _ in range(limits.RESET.free + 1):
        Client().post(reverse("wagtailadmin_password_reset"), {"email": "a@b.example"})
    [told] = sentences("sign-in")
    assert told.startswith("1 ønske om en ny adgangskode blev afvist")


def test_signing_out_elsewhere(ole):
    one, other = (StaffClient(get_user_model().objects.get(pk=ole.pk)) for _ in "ab")
    ole.is_superuser = True
    ole.save()
    for client in (one, other):
        client.force_login(ole)
        client.get(reverse("wagtailadmin_home"))
    forget()
    one.post(reverse("my_sessions"), {"all": ""})
    assert sentences("sign-in") == ["Ole Bach loggede sig selv ud andre steder"]
