"""The weekly letter: to those with something to decide, once, and only to them."""

from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.core.mail.backends.locmem import EmailBackend
from django.urls import reverse
from django.utils import timezone

from boligsocial.deployment.schedule import JOBS
from linkcheck.codes import Problem
from linkcheck.verdicts import Verdict
from links.models import LinkHealth, LinkTally, Report
from pages.models import LinkLetter, Person
from pages.owners.letters import sending, writing
from pages.owners.letters.contents import pages_to_see_to
from tests.factories import (
    InitiativePageFactory,
    LinkFactory,
    PersonFactory,
    StandardPageFactory,
    UserFactory,
)
from tests.html import one, parse, words
from tests.staff import StaffClient, edit_url, succeeded

pytestmark = pytest.mark.django_db

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
MONDAY = datetime(2026, 11, 23, 7, 0, tzinfo=COPENHAGEN)


def broken(**fields):
    """Return a link that is probably broken."""
    link = LinkFactory(**fields)
    LinkHealth.objects.filter(pk=link.pk).update(
        verdict=Verdict.PROBABLY_BROKEN,
        problem=Problem.NOT_FOUND,
        verdict_since=timezone.now(),
        checked_at=timezone.now(),
    )
    return link


def page_of(owner, *links, factory=StandardPageFactory, is_draft=False, **fields):
    page = factory(content_owner=owner, live=not is_draft, **fields)
    name, value = "link_list", {"title": "Læs mere", "links": [*links]}
    if factory is InitiativePageFactory:
        name = "related_links"
        value = {"groups": [{"label": "Andre", "links": [*links]}]}
    page.body.append((name, value))
    page.save()
    page.save_revision()
    return page


@pytest.fixture
def owner():
    return PersonFactory(name="Åse Nielsen", email="aase@solgavlen.example")


def send(now=MONDAY) -> int:
    return sending.send_weekly_letters(now)


class TestWhoGetsOne:
    def test_an_owner_with_something_to_decide(self, owner, mailoutbox):
        page_of(owner, broken())
        assert send() == 1
        [letter] = mailoutbox
        assert letter.to == ["aase@solgavlen.example"]
        assert letter.extra_headers["Auto-Submitted"] == "auto-generated"

    def test_who_sees_to_accounts_once_a_month_when_one_is_idle(self, mailoutbox):
        account = UserFactory(is_superuser=False)
        account.user_permissions.add(Permission.objects.get(codename="change_user"))
        reader = PersonFactory(email="a@solgavlen.example", user=account)
        UserFactory(is_superuser=False, last_login=MONDAY - timedelta(days=400))
        assert send() == 0
        assert send(MONDAY + timedelta(days=14)) == 1
        [letter] = mailoutbox
        assert letter.to == [reader.email]
        assert letter.subject == "Konti, som ingen bruger"
        assert "?matter=idle" in letter.body
        assert "1 konto har ikke været brugt i et år" in letter.body

    def test_nobody_when_all_is_well(self, owner, mailoutbox):
        page_of(owner, LinkFactory())
        broken()
        assert send() == 0
        assert mailoutbox == []
        assert not LinkLetter.objects.exists()

    @pytest.mark.parametrize(
        "fields", [{"is_active": False}, {"email": ""}, {"wants_link_letters": False}]
    )
    def test_not_those_who_have_left_or_do_not_want_it(self, owner, mailoutbox, fields):
        Person.objects.filter(pk=owner.pk).update(**fields)
        page_of(owner, broken())
        assert send() == 0
        assert mailoutbox == []

    def test_not_for_the_pages_of_others(self, owner, mailoutbox):
        other = PersonFactory(email="jens@solgavlen.example")
        page_of(owner, broken())
        page_of(other, LinkFactory())
        send()
        assert [letter.to for letter in mailoutbox] == [["aase@solgavlen.example"]]

    def test_a_resident_who_complains_is_reason_enough(self, owner, mailoutbox):
        link = LinkFactory()
        page = page_of(owner, link)
        Report.objects.create(link=link, page=page, created_at=timezone.now())
        LinkTally.objects.update_or_create(link=link, defaults={"open_reports": 1})
        send()
        [letter] = mailoutbox
        assert "En beboer" in letter.body


class TestWhen:
    @pytest.mark.parametrize(
        "now",
        [
            datetime(2026, 11, 22, 23, 30, tzinfo=COPENHAGEN),
            datetime(2026, 11, 23, 5, 59, tzinfo=COPENHAGEN),
            datetime(2026, 11, 24, 7, 0, tzinfo=COPENHAGEN),
            # Sunday evening at Greenwich, and Monday in Copenhagen; but too early.
            datetime(2026, 11, 22, 23, 30, tzinfo=ZoneInfo("UTC")),
        ],
    )
    def test_on_no_other_day_and_not_at_night(self, owner, mailoutbox, now):
        page_of(owner, broken())
        assert send(now) == 0
        assert mailoutbox == []

    def test_once_a_week(self, owner, mailoutbox):
        page_of(owner, broken())
        assert [send(MONDAY.replace(hour=hour)) for hour in (6, 7, 23)] == [1, 0, 0]
        assert send(MONDAY.replace(day=30)) == 1
        assert len(mailoutbox) == 2

    def test_never_twice_when_a_run_is_killed_half_way(
        self, owner, mailoutbox, monkeypatch
    ):
        class KilledError(BaseException):
            pass

        class DyingBackend(EmailBackend):
            def send_messages(self, messages):
                super().send_messages(messages)
                raise KilledError

        for name in ("aase", "bodil"):
            person = PersonFactory(email=f"{name}@solgavlen.example")
            page_of(person, broken())
        with monkeypatch.context() as patch:
            patch.setattr(sending, "mail_server", DyingBackend)
            with pytest.raises(KilledError):
                send()
        send()
        addresses = [letter.to[0] for letter in mailoutbox]
        assert sorted(addresses) == [
            "aase@solgavlen.example",
            "bodil@solgavlen.example",
        ]

    def test_waits_for_a_mail_server_that_is_down(self, owner, mailoutbox, monkeypatch):
        class ClosedBackend(EmailBackend):
            def open(self):
                raise ConnectionRefusedError

        page_of(owner, broken())
        with monkeypatch.context() as patch:
            patch.setattr(sending, "mail_server", ClosedBackend)
            with pytest.raises(ConnectionRefusedError):
                send()
        assert not LinkLetter.objects.exists()
        assert send() == 1

    def test_a_bad_address_stops_nobody_else(self, mailoutbox, monkeypatch):
        class PickyBackend(EmailBackend):
            def send_messages(self, messages):
                if messages[0].to == ["forkert@solgavlen.example"]:
                    raise SMTPRecipientsRefused({})
                return super().send_messages(messages)

        for name in ("Aase", "Forkert", "Ole"):
            address = f"{name.lower()}@solgavlen.example"
            page_of(PersonFactory(name=name, email=address), broken())
        with monkeypatch.context() as patch:
            patch.setattr(sending, "mail_server", PickyBackend)
            assert send() == 2
        assert len(mailoutbox) == 2
        assert LinkLetter.objects.filter(sent_at=None).count() == 1
        assert send() == 0

    def test_a_letter_that_was_put_off_comes_later(
        self, owner, mailoutbox, monkeypatch
    ):
        class BusyBackend(EmailBackend):
            def send_messages(self, messages):
                raise SMTPRecipientsRefused({messages[0].to[0]: (451, b"Greylisted")})

        page_of(owner, broken())
        with monkeypatch.context() as patch:
            patch.setattr(sending, "mail_server", BusyBackend)
            assert send() == 0
        assert send() == 1
        assert len(mailoutbox) == 1

    def test_is_looked_for_every_hour(self):
        JOBS["send_link_letters"].run()
        assert JOBS["send_link_letters"].every.total_seconds() == 3600

    def test_is_forgotten_after_a_year(self, owner):
        for year in (2024, 2026):
            LinkLetter.objects.create(person=owner, week=MONDAY.replace(year=year))
        sending.forget_old_letters(MONDAY)
        assert LinkLetter.objects.get().week.year == 2026


class TestTheLetter:
    @pytest.fixture
    def pages(self, owner):
        gone = broken(title="Evaluering af sociale viceværter")
        danger = LinkFactory(title="Hurtige lån", url="https://svindel.example/")
        LinkHealth.objects.filter(pk=danger.pk).update(verdict=Verdict.DANGEROUS)
        return [
            page_of(owner, gone, title="Brandkadet", factory=InitiativePageFactory),
            page_of(owner, gone, danger, title="Økonomi", is_draft=True),
        ]

    @pytest.fixture
    def letter(self, pages, mailoutbox):
        send()
        [letter] = mailoutbox
        return letter

    def test_says_how_many_in_the_subject(self, letter):
        assert letter.subject == "Tag stilling til 2 links på dine sider"

    def test_leads_to_the_pages_and_the_links(self, letter, pages):
        brandkadet, oekonomi = pages
        [(html, kind)] = letter.alternatives
        assert kind == "text/html"
        for text in (letter.body, html):
            assert f"http://localhost{edit_url(brandkadet)}" in text
            assert brandkadet.full_url in text
            assert f"http://localhost{edit_url(oekonomi)}" in text
            assert "Hjemmesiden svarer, at siden ikke findes." in text
            for link in LinkHealth.objects.all():
                edit = reverse("wagtailsnippets_links_link:edit", args=[link.pk])
                assert f"http://localhost{edit}" in text

    def test_never_leads_to_the_links_themselves(self, letter):
        [(html, _)] = letter.alternatives
        for text in (letter.body, html):
            assert "svindel.example" not in text
            assert "egeby.example" not in text

    def test_is_a_sound_document_in_danish(self, letter):
        document = parse(letter.alternatives[0][0])
        assert one(document, "html")["lang"] == "da"
        headings = [words(heading) for heading in document.select("h2")]
        assert headings == ["Brandkadet", "Økonomi (kladde)"]
        assert "Kære Åse Nielsen" in letter.body

    def test_is_not_endless(self, owner, mailoutbox, monkeypatch):
        monkeypatch.setattr(writing, "MOST_LINKS", 3)
        page_of(owner, *[broken() for _ in range(5)])
        send()
        [letter] = mailoutbox
        assert letter.body.count("/admin/snippets/links/link/edit/") == 3
        assert f"/link/?attention=decide&owner={owner.pk}" in letter.body
        assert "5 links" in letter.subject

    def test_costs_the_same_queries_for_many_links(
        self, owner, django_assert_max_num_queries
    ):
        page_of(owner, *[broken() for _ in range(12)])
        with django_assert_max_num_queries(5):
            pages = pages_to_see_to(owner, [owner], MONDAY.date())
            writing.write_letter(owner, pages)


class TestTurningItOff:
    def test_is_done_by_oneself(self, owner):
        owner.user = UserFactory(
            is_superuser=False, first_name="Åse", last_name="Nielsen"
        )
        owner.save()
        owner.user.user_permissions.add(Permission.objects.get(codename="access_admin"))
        staff = StaffClient(owner.user)
        account = reverse("wagtailadmin_account")
        succeeded(staff.fill_in(account, {"link_letters-wants_link_letters": None}))
        owner.refresh_from_db()
        assert not owner.wants_link_letters

    def test_is_not_offered_to_those_who_own_nothing(self):
        page = parse(StaffClient(UserFactory()).get(reverse("wagtailadmin_account")))
        assert not page.select("[name^=link_letters]")


class TestReviews:
    def due(self, owner, days: int, **fields):
        review = MONDAY.date() + timedelta(days=days)
        return StandardPageFactory(content_owner=owner, next_review=review, **fields)

    @pytest.mark.parametrize(("days", "letters"), [(-400, 1), (0, 1), (14, 1), (15, 0)])
    def test_are_told_of_two_weeks_before_and_until_they_are_done(
        self, owner, mailoutbox, days, letters
    ):
        self.due(owner, days)
        assert send() == letters

    def test_are_confirmed_from_the_letter(self, owner, mailoutbox):
        page = self.due(owner, -1, title="Husorden")
        send()
        [letter] = mailoutbox
        assert letter.subject == "En af dine sider skal gennemgås"
        address = reverse("confirm_review", args=[page.pk])
        for text in (letter.body, letter.alternatives[0][0]):
            assert "Husorden" in text
            assert f"http://localhost{address}" in text
            assert "22. november 2026" in text

    def test_of_a_page_that_nobody_sees_can_wait(self, owner, mailoutbox):
        self.due(owner, -1, live=False)
        assert send() == 0

    def test_and_links_come_in_one_letter(self, owner, mailoutbox):
        self.due(owner, -1)
        page_of(owner, broken())
        assert send() == 1
        assert mailoutbox[0].subject == "Links og sider, du skal se til"


class TestStandIns:
    @pytest.fixture
    def bodil(self):
        return PersonFactory(name="Bodil", email="bodil@solgavlen.example")

    @pytest.fixture
    def page(self, owner):
        return page_of(owner, broken(), title="Husorden")

    def stand_in(self, person, other, **fields) -> None:
        Person.objects.filter(pk=person.pk).update(stand_in=other, **fields)

    @pytest.mark.usefixtures("page")
    @pytest.mark.parametrize(
        ("fields", "reader"),
        [
            ({}, "aase"),
            ({"away_until": MONDAY.date() - timedelta(days=1)}, "aase"),
            ({"away_until": MONDAY.date()}, "bodil"),
            ({"is_active": False}, "bodil"),
        ],
    )
    def test_get_the_letters_of_those_who_are_away_or_gone(
        self, owner, bodil, mailoutbox, fields, reader
    ):
        self.stand_in(owner, bodil, **fields)
        assert send() == 1
        [letter] = mailoutbox
        assert letter.to == [f"{reader}@solgavlen.example"]
        assert ("Du er afløser for Åse Nielsen." in letter.body) == (reader == "bodil")

    def test_a_closed_account_is_gone_too(self, owner, bodil, page, mailoutbox):
        self.stand_in(owner, bodil, user=UserFactory(is_active=False))
        send()
        assert mailoutbox[0].to == ["bodil@solgavlen.example"]

    def test_who_stands_in_may_be_away_as_well(self, owner, bodil, page, mailoutbox):
        third = PersonFactory(email="carl@solgavlen.example")
        self.stand_in(owner, bodil, is_active=False)
        self.stand_in(bodil, third, away_until=MONDAY.date())
        send()
        assert [letter.to for letter in mailoutbox] == [["carl@solgavlen.example"]]

    def test_two_who_stand_in_for_one_another_are_no_endless_chain(
        self, owner, bodil, page, mailoutbox
    ):
        self.stand_in(owner, bodil, is_active=False)
        self.stand_in(bodil, owner, is_active=False)
        assert send() == 0

    def test_nobody_stands_in_for_themselves(self, owner):
        owner.stand_in = owner
        with pytest.raises(ValidationError, match="Vælg en anden"):
            owner.full_clean()

    def test_pages_that_nobody_sees_to_are_told_to_those_who_can_hand_them_over(
        self, owner, bodil, page, mailoutbox
    ):
        # So has the front page that came with the site.
        page.content_owner = None
        page.save()
        bodil.user = UserFactory(is_superuser=False)
        bodil.save()
        assert send() == 0
        bodil.user.user_permissions.add(
            Permission.objects.get(codename="change_person")
        )
        assert send() == 1
        [letter] = mailoutbox
        assert letter.to == ["bodil@solgavlen.example"]
        assert letter.subject == "Sider, som ingen ser til"
        assert "2 udgivne sider har ingen, der ser til dem" in letter.body
