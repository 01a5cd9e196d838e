"""What is done with a notice is told by e-mail to those who asked for it, once."""

import datetime
import smtplib

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from diagnosis.findings import Level
from notices import jobs, keeping
from notices.diagnosis import look_at_notice_mail
from notices.kinds import NoticeKind
from notices.mailing import sending, tasks
from notices.mailing.outbox import WAIT
from notices.models import Notice, NoticeIndexPage, NoticeMail, Subscription
from tests.factories import (
    DepartmentPageFactory,
    NoticeFactory,
    NoticeIndexPageFactory,
    SiteSettingsFactory,
    SubscriptionFactory,
    publish,
)
from tests.mailers import mail_goes_to
from tests.queues import do_what_waits, task_backends

pytestmark = pytest.mark.django_db

HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)
State = NoticeMail.State


class Clock:
    """The time of the site, which goes when it is told to."""

    def __init__(self, now: datetime.datetime):
        self.now = now

    def __call__(self) -> datetime.datetime:
        return self.now

    def goes_on(self, time: datetime.timedelta) -> None:
        self.now += time


@pytest.fixture
def clock(monkeypatch) -> Clock:
    clock = Clock(datetime.datetime(2027, 3, 3, 10, 0, tzinfo=datetime.UTC))
    monkeypatch.setattr("django.utils.timezone.now", clock)
    return clock


@pytest.fixture
def site(db, clock):
    SiteSettingsFactory()
    return publish(NoticeIndexPageFactory(slug="drift"))


@pytest.fixture
def resident(site):
    return SubscriptionFactory(email="aase@eksempel.dk")


class Server(EmailBackend):
    """A mail server that answers as it is told to, one answer for each letter."""

    answers: list = []
    on_connect = None

    def open(self):
        if Server.on_connect:
            raise Server.on_connect
        return True

    def send_messages(self, letters):
        answer = Server.answers.pop(0) if Server.answers else None
        if isinstance(answer, BaseException):
            raise answer
        if answer:
            answer(letters)
        return super().send_messages(letters)


@pytest.fixture
def server(settings, monkeypatch):
    mail_goes_to(f"{__name__}.Server", settings)
    monkeypatch.setattr(Server, "answers", [])
    monkeypatch.setattr(Server, "on_connect", None)
    return Server


def wanted(**fields) -> keeping.Wanted:
    now = timezone.now()
    words = {"kind": NoticeKind.WATER, "text": "Der er lukket for vandet."}
    times = {"begins_at": now, "ends_at": now + DAY}
    return keeping.Wanted(**(words | times | fields))


def show(**fields) -> Notice:
    """Have somebody show a notice, as the form does."""
    key = fields.pop("key", None) or NoticeFactory.build().key
    notice, _is_new = keeping.publish(wanted(**fields), None, key)
    return notice


def change(notice: Notice, **fields) -> None:
    notice.refresh_from_db()
    keeping.change(notice.pk, wanted(**fields), None, notice.version)


def subjects() -> list[str]:
    """Send what is due, and return what the new mails are about."""
    mail.outbox.clear()
    sending.send_batch()
    return [letter.subject for letter in mail.outbox]


class TestWhoIsTold:
    def test_those_who_chose_the_department_or_all_and_nobody_unconfirmed(
        self, site, clock
    ):
        tegl, oster = [DepartmentPageFactory(title=t) for t in ("Teglhaven", "Ålykke")]
        SubscriptionFactory(email="tegl@eksempel.dk", departments=[tegl, oster])
        SubscriptionFactory(email="oster@eksempel.dk", departments=[oster])
        SubscriptionFactory(email="alle@eksempel.dk")
        SubscriptionFactory(email="nej@eksempel.dk", confirmed_at=None)
        show(everywhere=False, departments=[tegl])
        clock.goes_on(WAIT)
        assert subjects() == ["Vand, Teglhaven"] * 2
        assert {to for letter in mail.outbox for to in letter.to} == {
            "tegl@eksempel.dk",
            "alle@eksempel.dk",
        }
        show()
        clock.goes_on(WAIT)
        assert subjects() == ["Vand, alle afdelinger"] * 3

    def test_a_department_that_is_deleted_leaves_what_is_for_all(self, site, clock):
        home = DepartmentPageFactory()
        SubscriptionFactory(departments=[home])
        home.delete()
        show()
        clock.goes_on(WAIT)
        assert subjects() == ["Vand, alle afdelinger"]

    def test_publishing_costs_the_same_with_few_and_with_many(self, site):
        def asked() -> int:
            with CaptureQueriesContext(connection) as queries:
                show()
            return len(queries)

        SubscriptionFactory()
        few = asked()
        SubscriptionFactory.create_batch(20)
        assert asked() == few
        assert NoticeMail.objects.count() == 22

    def test_nobody_where_the_association_sends_none(self, resident, clock):
        show()
        NoticeIndexPage.objects.update(offers_mail=False)
        show()
        clock.goes_on(WAIT)
        assert subjects() == []
        assert not NoticeMail.objects.waiting().exists()


class TestWhatIsTold:
    def test_what_where_since_and_until_when_and_the_ways_out(self, resident, clock):
        show(text="Lukket & <tørt>.", place="opgang 2–6")
        clock.goes_on(WAIT)
        assert subjects() == ["Vand, alle afdelinger, opgang 2–6"]
        [letter] = mail.outbox
        assert letter.to == ["aase@eksempel.dk"]
        assert "Lukket & <tørt>." in letter.body
        when = "Fra onsdag den 3. marts kl. 11 til torsdag den 4. marts kl. 11."
        assert when in letter.body
        assert "/drift/#_varsel-" in letter.body
        [(html, kind)] = letter.alternatives
        assert kind == "text/html"
        assert "Lukket &amp; &lt;tørt&gt;." in html
        leave = f"http://localhost/varsler-paa-mail/afmeld/{resident.key}/"
        assert letter.extra_headers["List-Unsubscribe"] == f"<{leave}>"
        assert (
            letter.extra_headers["List-Unsubscribe-Post"]
            == "List-Unsubscribe=One-Click"
        )
        for text in (letter.body, html):
            assert leave in text
            assert f"/varsler-paa-mail/valg/{resident.key}/" in text
        # As it goes over the line, with its headers.
        letter.message().as_bytes()

    def test_what_is_taken_back_at_once_is_told_to_nobody(self, resident, clock):
        notice = show()
        clock.goes_on(WAIT / 2)
        assert subjects() == []
        keeping.withdraw(notice.pk, None)
        clock.goes_on(WAIT)
        assert subjects() == []

    def test_what_is_taken_back_later_is_told_to_those_who_heard_of_it(
        self, resident, clock
    ):
        notice = show()
        clock.goes_on(WAIT)
        subjects()
        SubscriptionFactory()
        keeping.withdraw(notice.pk, None)
        clock.goes_on(WAIT)
        assert subjects() == ["Trukket tilbage: Vand, alle afdelinger"]
        assert "Det gælder ikke længere" in mail.outbox[0].body

    def test_what_changes_twice_within_minutes_is_one_mail_with_the_newest(
        self, resident, clock
    ):
        notice = show(text="Først.")
        clock.goes_on(WAIT / 3)
        change(notice, text="Så.")
        clock.goes_on(WAIT / 3)
        keeping.tell_news(notice.pk, "Pumpen er fundet.", None)
        clock.goes_on(WAIT / 3)
        # It does not wait anew for each change.
        assert subjects() == ["Vand, alle afdelinger"]
        assert "Så." in mail.outbox[0].body
        assert "Nyt kl. 11.03: Pumpen er fundet." in mail.outbox[0].body
        clock.goes_on(WAIT)
        assert subjects() == []

    def test_news_and_the_end_are_told_with_their_words(self, resident, clock):
        notice = show()
        clock.goes_on(WAIT)
        subjects()
        keeping.tell_news(notice.pk, "Vi graver.", None)
        clock.goes_on(WAIT)
        assert subjects() == ["Nyt: Vand, alle afdelinger"]
        assert "Vi graver." in mail.outbox[0].body
        keeping.solve(notice.pk, "Vandet er tilbage.", None)
        clock.goes_on(WAIT)
        assert subjects() == ["Løst: Vand, alle afdelinger"]
        assert "Vandet er tilbage." in mail.outbox[0].body
        keeping.reopen(notice.pk, None)
        clock.goes_on(WAIT)
        assert subjects() == ["Ikke løst alligevel: Vand, alle afdelinger"]

    def test_the_end_is_told_to_nobody_who_heard_of_no_beginning(self, resident, clock):
        notice = show()
        clock.goes_on(WAIT / 2)
        keeping.solve(notice.pk, "", None)
        clock.goes_on(WAIT)
        assert subjects() == []
        keeping.reopen(notice.pk, None)
        clock.goes_on(WAIT)
        assert subjects() == ["Vand, alle afdelinger"]

    def test_that_it_is_not_solved_is_no_news_to_whom_its_end_was_not_told(
        self, resident, clock
    ):
        notice = show()
        clock.goes_on(WAIT)
        subjects()
        keeping.solve(notice.pk, "", None)
        keeping.reopen(notice.pk, None)
        clock.goes_on(WAIT)
        assert subjects() == []

    def test_what_moves_to_another_department_is_told_to_both(self, site, clock):
        here, there = [DepartmentPageFactory(title=t) for t in ("Teglhaven", "Ålykke")]
        for home in (here, there):
            SubscriptionFactory(departments=[home])
        notice = show(everywhere=False, departments=[here])
        clock.goes_on(WAIT)
        assert subjects() == ["Vand, Teglhaven"]
        change(notice, everywhere=False, departments=[there])
        clock.goes_on(WAIT)
        assert sorted(subjects()) == ["Vand, Ålykke", "Ændret: Vand, Ålykke"]

    def test_planned_work_is_told_the_day_before_and_a_new_time_at_once(
        self, resident, clock
    ):
        begins = clock.now + 7 * DAY
        notice = show(begins_at=begins, ends_at=begins + HOUR)
        clock.goes_on(WAIT)
        assert subjects() == []
        later = begins + DAY
        change(notice, begins_at=later, ends_at=later + HOUR)
        clock.now = begins - DAY + WAIT
        assert subjects() == []
        clock.now = later - DAY
        assert subjects() == ["Planlagt: vand, alle afdelinger"]
        change(notice, begins_at=later + 7 * DAY, ends_at=later + 8 * DAY)
        clock.goes_on(WAIT)
        assert subjects() == ["Ændret: Planlagt: vand, alle afdelinger"]

    def test_what_is_over_by_the_clock_is_not_told_any_longer(self, resident, clock):
        show(ends_at=clock.now + HOUR)
        clock.goes_on(2 * HOUR)
        assert subjects() == []

    def test_a_title_of_two_lines_is_a_subject_of_one(self, site, clock):
        home = DepartmentPageFactory(title="Tegl\nhaven")
        SubscriptionFactory(departments=[home])
        show(everywhere=False, departments=[home])
        clock.goes_on(WAIT)
        assert subjects() == ["Vand, Tegl haven"]


class TestOnce:
    @pytest.fixture(autouse=True)
    def _shown(self, resident, clock):
        SubscriptionFactory(email="bo@eksempel.dk")
        show()
        clock.goes_on(WAIT)

    def test_a_batch_that_is_done_again_sends_nothing(self):
        assert len(subjects()) == 2
        assert subjects() == []
        assert NoticeMail.objects.told().count() == 2

    def test_what_another_worker_has_in_hand_is_left_to_it(self, server):
        server.answers = [lambda _letters: sending.send_batch()]
        assert len(subjects()) == 2
        assert {letter.to[0] for letter in mail.outbox} == {
            "aase@eksempel.dk",
            "bo@eksempel.dk",
        }

    def test_of_a_worker_that_is_killed_one_mail_is_in_doubt_and_the_others_go(
        self, server, clock
    ):
        server.answers = [KeyboardInterrupt()]
        with pytest.raises(KeyboardInterrupt):
            sending.send_batch()
        assert len(subjects()) == 1
        clock.goes_on(HOUR)
        assert subjects() == []
        assert "a worker was killed over 1" in look_at_notice_mail().seen

    def test_who_leaves_meanwhile_gets_nothing(self, server):
        server.answers = [lambda _letters: Subscription.objects.all().delete()]
        assert len(subjects()) == 1
        assert not NoticeMail.objects.exists()


def test_a_mail_costs_the_statement_that_takes_it_and_the_rest_is_asked_together(
    resident, clock
):
    def asked() -> int:
        show()
        clock.goes_on(WAIT)
        with CaptureQueriesContext(connection) as queries:
            sending.send_batch()
        takes = [
            query
            for query in queries
            if "\"state\" = 'sending'" in query["sql"].partition("WHERE")[0]
        ]
        assert len(takes) == Subscription.objects.count()
        return len(queries) - len(takes)

    few = asked()
    SubscriptionFactory.create_batch(20)
    assert asked() == few


class TestServer:
    @pytest.fixture(autouse=True)
    def _shown(self, resident, server, clock):
        self.notice = show(ends_at=clock.now + 7 * DAY)
        clock.goes_on(WAIT)

    def test_that_is_down_is_asked_again_later_and_not_for_ever(self, server, clock):
        server.on_connect = ConnectionRefusedError()
        for number, pause in enumerate(sending.PAUSES, 1):
            assert subjects() == []
            [waits] = NoticeMail.objects.all()
            assert (waits.state, waits.tries) == (State.WAITING, number)
            assert waits.due_at - clock.now == pause
            assert "1 wait since the mail server" in look_at_notice_mail().seen
            clock.goes_on(pause)
        assert tasks.send_notice_mail.call() is False
        assert NoticeMail.objects.get().state == State.GIVEN_UP
        assert "1 were given up" in look_at_notice_mail().seen

    def test_that_comes_back_gets_it(self, server, clock):
        server.on_connect = smtplib.SMTPConnectError(421, b"busy")
        subjects()
        server.on_connect = None
        clock.goes_on(sending.PAUSES[0])
        assert len(subjects()) == 1
        assert look_at_notice_mail().level == Level.OK

    def test_that_puts_one_off_gets_the_others_at_once(self, server, clock):
        SubscriptionFactory()
        show()
        clock.goes_on(WAIT)
        server.answers = [smtplib.SMTPDataError(451, b"greylisted")]
        assert len(subjects()) == 2
        clock.goes_on(sending.PAUSES[0])
        assert len(subjects()) == 1

    def test_that_refuses_an_address_for_good_is_not_asked_again(self, server, clock):
        refused = {"aase@eksempel.dk": (550, b"no such user")}
        server.answers = [smtplib.SMTPRecipientsRefused(refused)]
        assert tasks.send_notice_mail.call() is False
        assert NoticeMail.objects.get().state == State.GIVEN_UP
        clock.goes_on(DAY)
        assert subjects() == []

    def test_that_hangs_up_over_a_mail_gets_the_others_on_a_new_line(
        self, server, clock
    ):
        SubscriptionFactory()
        show()
        clock.goes_on(WAIT)
        server.answers = [smtplib.SMTPServerDisconnected()]
        assert subjects() == []
        assert len(subjects()) == 2

    def test_what_was_put_off_is_left_out_when_there_is_something_newer(
        self, server, clock
    ):
        def news(_letters):
            keeping.tell_news(self.notice.pk, "Vi graver.", None)
            raise smtplib.SMTPDataError(451, b"greylisted")

        server.answers = [news]
        assert subjects() == []
        clock.goes_on(HOUR)
        assert len(subjects()) == 1
        assert "Vi graver." in mail.outbox[0].body

    def test_after_a_long_time_it_is_news_no_longer(self, clock):
        clock.goes_on(sending.TOO_LATE + HOUR)
        assert subjects() == []
        assert NoticeMail.objects.get().state == State.GIVEN_UP


def test_the_worker_sends_batch_after_batch_and_waits_once(site, clock, monkeypatch):
    monkeypatch.setattr(sending, "BATCH", 2)
    SubscriptionFactory.create_batch(5)
    show()
    jobs.JOBS["send_notice_mail"][0]()
    assert do_what_waits(tasks.send_notice_mail) == 0
    clock.goes_on(WAIT)
    jobs.JOBS["send_notice_mail"][0]()
    mail.outbox.clear()
    rounds = 0
    while task_backends["background"].results:
        rounds += do_what_waits(tasks.send_notice_mail)
    assert rounds == 3
    assert len({letter.to[0] for letter in mail.outbox}) == len(mail.outbox) == 5


def test_with_a_notice_what_was_told_of_it_is_forgotten(resident, clock):
    show(ends_at=clock.now + HOUR)
    clock.goes_on(31 * DAY)
    jobs.forget_notices()
    assert not NoticeMail.objects.exists()
    assert Subscription.objects.exists()
