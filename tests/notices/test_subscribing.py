"""Residents ask for notices by e-mail, say that the address is theirs, and leave."""

import datetime
import re
import smtplib
from zipfile import ZipFile

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from notices import jobs
from notices.mailing.tasks import ask_to_confirm
from notices.models import NoticeIndexPage, NoticeMail, Subscription
from notices.subscribing.keeping import confirm
from personal_data.erasing.doing import erase
from personal_data.exporting.archive import archive_of
from personal_data.finding.subject import find
from tests.factories import (
    DepartmentPageFactory,
    NoticeIndexPageFactory,
    SiteSettingsFactory,
    SubscriptionFactory,
    publish,
)
from tests.html import one, parse, words
from tests.mailers import mail_goes_to
from tests.notices.test_mail import Server, show
from tests.queries import queries_of
from tests.queues import do_what_waits, task_backends

pytestmark = pytest.mark.django_db

ASK, ASKED = reverse("notice_mail"), reverse("notice_mail_asked")
ADDRESS = "aase@eksempel.dk"
HERE = {"origin": "http://testserver"}


@pytest.fixture(autouse=True)
def _unhurried(monkeypatch):
    """Tests fill a form in faster than people do; nothing waits of the one before."""
    task_backends["background"].clear()
    monkeypatch.setattr("links.reports.guarded.SHORTEST_TIME", datetime.timedelta(0))


@pytest.fixture
def page(db):
    SiteSettingsFactory()
    return publish(NoticeIndexPageFactory(slug="drift"))


@pytest.fixture
def home(page):
    return DepartmentPageFactory(title="Teglhaven")


def ask(client, address=ASK, headers=HERE, **fields):
    """Fill in the form at `address` as a browser does, and send it."""
    form = one(parse(client.get(address)), "main form")
    data = {
        box["name"]: box.get("value", "")
        for box in form.select("input")
        if box.get("type") != "checkbox" or box.has_attr("checked")
    }
    data = {k: v for k, v in (data | {"email": ADDRESS} | fields).items() if v != []}
    return client.post(form["action"], data, headers=headers)


def letter_to(address: str) -> mail.EmailMultiAlternatives:
    """Have the worker write, and return the one mail to an address."""
    do_what_waits(ask_to_confirm)
    [letter] = [each for each in mail.outbox if each.to == [address]]
    mail.outbox.clear()
    return letter


def link_in(letter) -> str:
    """Return the path of the link with which somebody says yes."""
    [path] = re.findall(
        r"http://localhost(/varsler-paa-mail/bekraeft/\S+)", letter.body
    )
    assert path in letter.alternatives[0][0]
    return path


def problems(response) -> str:
    return words(one(parse(response), ".form-problems"))


def lead(response) -> str:
    return words(one(parse(response), "main"))


class TestAsking:
    def test_begins_at_the_list_with_the_department_that_is_chosen_there(
        self, client, page, home
    ):
        def link(address):
            [found] = parse(client.get(address)).select(f'main a[href^="{ASK}"]')
            assert words(found) == "Få driftsvarsler på e-mail"
            return found["href"]

        assert link(page.url) == ASK
        form = parse(client.get(link(f"{page.url}?afdeling={home.slug}")))
        [box] = form.select("input[checked]")
        assert (box["name"], box["value"]) == ("departments", str(home.pk))
        assert len(form.select("input[name=email]")) == 1

    def test_sends_one_mail_and_nothing_counts_before_its_link_is_used(
        self, client, home
    ):
        response = ask(client, f"{ASK}?afdeling={home.slug}")
        assert response.url == ASKED
        assert "Se i din mail" in lead(client.get(ASKED))
        letter = letter_to(ADDRESS)
        assert "Det gælder: Teglhaven." in letter.body
        assert not Subscription.objects.confirmed().exists()

        path = link_in(letter)
        # A program that looks through mail has been there first.
        for method in (Client().get, Client().head, client.get):
            assert method(path).status_code == 200
        assert not Subscription.objects.confirmed().exists()
        shown = client.get(path)
        assert shown["X-Robots-Tag"] == "noindex"
        assert "no-store" in shown["Cache-Control"]
        assert ADDRESS in lead(shown)

        done = client.post(path, follow=True)
        assert "Nu får du driftsvarsler" in lead(done)
        got = Subscription.objects.get()
        assert (got.email, got.everywhere) == (ADDRESS, False)
        assert got.confirmed_at
        assert list(got.departments.all()) == [home]
        assert client.cookies == {}
        # The button pressed once more.
        again = client.post(path)
        assert again.status_code == 404
        assert "Har du allerede sagt ja" in lead(again)

    def test_where_there_are_no_departments_there_is_nothing_to_choose(
        self, client, page
    ):
        ask(client)
        client.post(link_in(letter_to(ADDRESS)))
        assert Subscription.objects.confirmed().get().everywhere

    @pytest.mark.parametrize(
        ("fields", "sentence"),
        [
            ({"email": ""}, "Skriv din e-mailadresse."),
            ({"email": "aase"}, "Skriv hele din e-mailadresse"),
            ({"email": f"{'æ' * 300}@eksempel.dk"}, "Skriv hele din e-mailadresse"),
            ({"email": "a@b.dk\r\nBcc: c@d.dk"}, "Skriv hele din e-mailadresse"),
            ({"departments": []}, "Vælg alle afdelinger eller mindst én."),
            ({"departments": "4711"}, "En af afdelingerne findes ikke mere."),
            ({"departments": str(2**70)}, "En af afdelingerne findes ikke mere."),
            ({"opened": ""}, "Siden har været åben længe."),
        ],
    )
    def test_says_what_is_wrong_and_loses_nothing(self, client, home, fields, sentence):
        response = ask(client, f"{ASK}?afdeling={home.slug}", **fields)
        assert sentence in problems(response)
        box = one(parse(response), "input[name=email]")
        typed = fields.get("email", ADDRESS)
        assert box["value"].split() == typed.split()
        assert not Subscription.objects.exists()

    def test_a_program_is_thanked_and_nothing_is_kept(self, client, home):
        assert ask(client, everywhere="ja", website="spam").url == ASKED
        assert not Subscription.objects.exists()

    def test_from_another_site_nothing_is_taken(self, client, home):
        there = {"origin": "https://evil.example"}
        assert ask(client, headers=there, everywhere="ja").status_code == 403
        assert not Subscription.objects.exists()

    def test_a_visitor_has_a_limit_and_all_together_have_one(
        self, client, home, settings
    ):
        settings.NOTICE_MAIL_LIMITS = {"visitor": 1, "site": 9, "address": 9}
        assert ask(client, everywhere="ja").status_code == 302
        refused = ask(client, everywhere="ja")
        assert refused.status_code == 429
        assert "Prøv igen om en time." in problems(refused)
        settings.NOTICE_MAIL_LIMITS = {"visitor": 9, "site": 1, "address": 9}
        assert ask(client, everywhere="ja").status_code == 429

    def test_where_none_is_sent_it_is_said_and_not_offered(self, client, page):
        NoticeIndexPage.objects.update(offers_mail=False)
        assert ASK not in client.get(page.url).content.decode()
        response = client.get(ASK)
        assert response.status_code == 404
        assert "Vi sender ikke driftsvarsler på e-mail" in lead(response)
        assert client.post(ASK, {"email": ADDRESS}).status_code == 404


class TestAddress:
    def test_that_is_known_gets_the_same_answer_for_the_same_work(self, client, home):
        SubscriptionFactory(email=ADDRESS)

        def asked(address) -> list[str]:
            with CaptureQueriesContext(connection) as queries:
                assert ask(client, everywhere="ja", email=address).url == ASKED
            return [re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in queries]

        asked("foerst@eksempel.dk")
        assert asked(ADDRESS) == asked("ny@eksempel.dk")

    def test_that_has_notices_already_may_choose_anew_by_the_link(self, client, home):
        had = SubscriptionFactory(email=ADDRESS)
        ask(client, f"{ASK}?afdeling={home.slug}", email="Aase@Eksempel.DK")
        letter = letter_to(ADDRESS)
        assert "Du får allerede driftsvarsler." in letter.body
        assert Subscription.objects.confirmed().get().everywhere
        client.post(link_in(letter))
        now = Subscription.objects.get()
        assert (now.pk, now.everywhere) == (had.pk, False)
        assert list(now.departments.all()) == [home]

    def test_is_written_to_three_times_a_day_whoever_types_it(self, client, home):
        for _time in range(5):
            assert ask(client, everywhere="ja").url == ASKED
        do_what_waits(ask_to_confirm)
        assert len(mail.outbox) == 3
        assert Subscription.objects.count() == 3

    def test_that_nobody_says_yes_for_is_deleted(self, client, home):
        kept = SubscriptionFactory(asked_at=timezone.now() - datetime.timedelta(days=9))
        ask(client, everywhere="ja")
        SubscriptionFactory(
            confirmed_at=None, asked_at=timezone.now() - datetime.timedelta(days=4)
        )
        jobs.forget_unconfirmed()
        assert {row.email for row in Subscription.objects.all()} == {
            kept.email,
            ADDRESS,
        }

    def test_that_asked_twice_and_says_yes_to_both_is_one(self, page):
        first, second = [
            SubscriptionFactory(email=ADDRESS, confirmed_at=None, everywhere=each)
            for each in (True, False)
        ]
        assert confirm(first.pk) == confirm(second.pk) == first
        assert not Subscription.objects.get().everywhere

    def test_of_a_server_that_is_down_is_written_to_later(
        self, client, home, settings, monkeypatch
    ):
        mail_goes_to("tests.notices.test_mail.Server", settings)
        monkeypatch.setattr(Server, "answers", [smtplib.SMTPServerDisconnected()])
        ask(client, everywhere="ja")
        assert do_what_waits(ask_to_confirm) == 1
        assert not mail.outbox
        [again] = task_backends["background"].results
        assert again.task.run_after > timezone.now()
        link_in(letter_to(ADDRESS))


class TestLink:
    @pytest.fixture
    def path(self, client, home):
        ask(client, everywhere="ja")
        return link_in(letter_to(ADDRESS))

    def test_works_for_two_days(self, client, path, monkeypatch):
        later = timezone.now() + datetime.timedelta(days=2, minutes=1)
        monkeypatch.setattr("django.core.signing.time.time", later.timestamp)
        for answer in (client.get(path), client.post(path)):
            assert answer.status_code == 404
            assert "Det er for gammelt" in lead(answer)
        assert not Subscription.objects.confirmed().exists()

    def test_that_somebody_made_up_opens_nothing(self, client, path):
        pk = Subscription.objects.get().pk
        for token in (str(pk), f"{pk}:x:y", f"{path.split('/')[-2]}x", "x" * 3000):
            address = reverse("confirm_notice_mail", args=[token])
            assert client.post(address).status_code == 404
        assert not Subscription.objects.confirmed().exists()


class TestChoosing:
    def test_is_changed_where_the_mail_leads(self, client, home):
        got = SubscriptionFactory()
        address = reverse("notice_mail_choice", args=[got.key])
        [box] = parse(client.get(address)).select("input[checked]")
        assert box["name"] == "everywhere"
        done = client.post(address, {"departments": str(home.pk)}, follow=True)
        assert "Dit valg er gemt." in lead(done)
        assert "Det gælder: Teglhaven." in lead(done)
        got.refresh_from_db()
        assert not got.everywhere

    def test_of_nothing_is_a_question(self, client, home):
        got = SubscriptionFactory()
        response = client.post(reverse("notice_mail_choice", args=[got.key]), {})
        assert "mindst én" in problems(response)
        got.refresh_from_db()
        assert got.everywhere

    def test_costs_the_same_with_few_departments_and_with_many(self, client, home):
        address = reverse("notice_mail_choice", args=[SubscriptionFactory().key])
        client.get(address)
        few = len(queries_of(client, address))
        DepartmentPageFactory.create_batch(9)
        assert len(queries_of(client, address)) == few


class TestLeaving:
    @pytest.fixture
    def got(self, page):
        return SubscriptionFactory(email=ADDRESS)

    def test_takes_a_button_and_leaves_nothing(self, client, got):
        show()
        SubscriptionFactory(email=ADDRESS, confirmed_at=None)
        address = reverse("leave_notice_mail", args=[got.key])
        assert "Ja, stop varslerne" in lead(client.get(address))
        assert Subscription.objects.count() == 2
        assert "Din adresse er slettet." in lead(client.post(address))
        assert not Subscription.objects.exists()
        assert not NoticeMail.objects.exists()
        choice = reverse("notice_mail_choice", args=[got.key])
        assert client.get(choice).status_code == 404
        # Once more is no error, and says nothing else.
        assert client.post(address).status_code == 200
        assert client.get(address).status_code == 200

    def test_is_one_click_of_a_mail_program_as_rfc_8058_has_it(self, got):
        address = reverse("leave_notice_mail", args=[got.key])
        program = Client(enforce_csrf_checks=True)
        response = program.post(address, {"List-Unsubscribe": "One-Click"})
        assert response.status_code == 200
        assert not response.cookies
        assert not Subscription.objects.exists()

    def test_is_found_handed_over_and_erased_by_the_address(self, got):
        show()
        other = SubscriptionFactory(email=f"fr{ADDRESS}")
        waiting = SubscriptionFactory(email=ADDRESS, confirmed_at=None)
        subject = find("AASE@Eksempel.dk")
        with ZipFile(archive_of(subject)) as archive:
            data = archive.read("oplysninger.json").decode()
        assert data.count(f'"{ADDRESS}"') >= 2
        assert "mails om driftsvarsler" in data.lower()
        assert str(got.key) not in data
        erase(subject)
        assert Subscription.objects.get() == other
        assert waiting.email not in str(NoticeMail.objects.values())

    def test_leaves_others_alone(self, client, got):
        other = SubscriptionFactory()
        client.post(reverse("leave_notice_mail", args=[got.key]))
        assert Subscription.objects.get() == other

    def test_by_a_key_that_nobody_has_does_nothing(self, client, got):
        key = "6b0c7a4e-7f0e-4b8e-9d55-0f7d4f2f3a10"
        assert client.post(reverse("leave_notice_mail", args=[key])).status_code == 200
        unconfirmed = SubscriptionFactory(confirmed_at=None)
        client.post(reverse("leave_notice_mail", args=[unconfirmed.key]))
        assert Subscription.objects.count() == 2
