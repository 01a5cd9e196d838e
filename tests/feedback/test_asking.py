"""A resident is asked, answers, and says why; nobody can be told from it."""

import datetime

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from feedback.jobs import prune
from feedback.models import FeedbackComment, FeedbackCount, FeedbackTally
from page_cache.generation import current_generation
from pages.models import SiteSettings
from tests.factories import (
    InitiativePageFactory,
    PersonFactory,
    home_page,
    publish,
)
from tests.feedback.conftest import ANSWER, THANKS, address, answer, write
from tests.html import one, parse, words

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


def counted(page) -> list[tuple[int, int]]:
    return list(FeedbackTally.objects.filter(page=page).values_list("yes", "no"))


def comments() -> list[str]:
    return list(FeedbackComment.objects.values_list("text", flat=True))


class TestQuestion:
    def test_stands_on_pages_with_two_buttons_and_no_token(self, client, page):
        initiative = publish(InitiativePageFactory())
        for asking in (page, initiative):
            response = client.get(asking.url)
            form = one(parse(response), "form.feedback")
            assert words(form.legend) == "Fandt du det, du søgte?"
            assert [words(button) for button in form.select("button")] == ["Ja", "Nej"]
            assert form["action"] == address(ANSWER, asking)
            assert "csrf" not in response.content.decode()
            assert not response.cookies

    def test_does_not_stand_where_nobody_looks_for_anything(self, client, page):
        PageViewRestriction.objects.create(
            page=page,
            restriction_type=PageViewRestriction.PASSWORD,
            password="hemmelig",
        )
        for path in (home_page().url, "/soeg/?q=vaskeri", page.url, "/findes-ikke/"):
            assert not parse(client.get(path)).select("form.feedback"), path
        assert client.get(address(ANSWER, page)).status_code == 404
        assert client.get(address(ANSWER, home_page())).status_code == 404

    def test_can_be_switched_off_for_the_site(self, client, page):
        SiteSettings.objects.update(ask_for_feedback=False)
        assert not parse(client.get(page.url)).select("form.feedback")
        assert answer(client, page, "ja").status_code == 404
        assert write(client, page, "Priser").status_code == 404
        assert not counted(page)


class TestAnswer:
    def test_is_counted_by_page_and_day_and_a_reload_counts_nothing(self, client, page):
        other = publish(InitiativePageFactory())
        for said in ("ja", "nej", "nej"):
            response = answer(client, page, said)
            assert response.status_code == 302
            client.get(response["Location"])
        answer(client, other, "ja")
        assert counted(page) == [(1, 2)]
        assert counted(other) == [(1, 0)]

    def test_leaves_kept_pages_as_they_are_and_nothing_about_the_visitor(
        self, client, page
    ):
        before = current_generation()
        answer(client, page, "nej")
        write(client, page, "Priser")
        assert current_generation() == before
        kept = [*FeedbackTally.objects.values(), *FeedbackComment.objects.values()]
        kept += FeedbackCount.objects.values()
        assert "127.0.0.1" not in str(kept)

    def test_shows_thanks_and_the_ways_on(self, client, page):
        page.content_owner = PersonFactory(name="Amina Holm", phone="12 34 56 01")
        publish(page)
        no = parse(client.get(answer(client, page, "nej")["Location"]))
        assert words(no.h1) == "Tak for dit svar"
        assert one(no, "form[role=search].feedback-search")["action"] == "/soeg/"
        ways = words(one(no, "section[aria-labelledby=_feedback-ways]"))
        assert "Amina Holm" in ways
        assert "12 34 56 01" in ways
        assert no.select_one("textarea")
        yes = parse(client.get(answer(client, page, "ja")["Location"]))
        assert not yes.select("textarea")
        assert one(yes, ".feedback-back a")["href"] == page.url

    def test_of_a_program_is_thanked_for_and_forgotten(self, client, page):
        assert answer(client, page, "ja", website="x").status_code == 302
        assert write(client, page, "Køb her", website="x").status_code == 302
        assert not counted(page)
        assert not comments()

    @pytest.mark.parametrize(
        "headers",
        [{"origin": "https://andre.example"}, {"sec-fetch-site": "cross-site"}],
    )
    def test_from_another_site_is_not_taken(self, client, page, headers):
        assert answer(client, page, "ja", headers=headers).status_code == 403
        refused = write(client, page, "Priser", headers=headers)
        assert refused.status_code == 403
        assert one(parse(refused), "textarea").get_text() == "Priser"
        assert not counted(page)

    def test_that_is_none_is_asked_for_again(self, client, page):
        assert "Vælg ja eller nej." in answer(client, page, "måske").content.decode()
        asked = parse(client.get(address(ANSWER, page)))
        assert one(asked, "main form.feedback button[value=ja]")

    def test_is_taken_only_so_often_from_one_visitor(self, client, page, settings):
        settings.FEEDBACK_LIMITS = {"visitor": 2, "page": 20}
        assert answer(client, page, "ja").status_code == 302
        assert write(client, page, "Priser").status_code == 302
        refused = answer(client, page, "nej")
        assert refused.status_code == 429
        assert "Prøv igen om en time" in refused.content.decode()
        assert counted(page) == [(1, 0)]


class TestComment:
    def test_is_kept_without_what_tells_who_wrote_it(self, client, page):
        text = "Prisen?\r\nRing 12 34 56 78, bo@egeby.example, 010203-1234"
        location = write(client, page, text)["Location"]
        assert comments() == ["Prisen? Ring [fjernet], [fjernet], [fjernet]"]
        assert "læser det, du skrev" in client.get(location).content.decode()
        assert FeedbackComment.objects.get().is_new

    @pytest.mark.parametrize(
        ("comment", "age", "error"),
        [
            ("a" * 301, 60, "Du har skrevet 301 tegn. Der er plads til 300."),
            ("", 60, "Skriv, hvad du ledte efter."),
            ("Priser", 0, "Det gik meget hurtigt."),
        ],
    )
    def test_with_a_mistake_is_shown_again_whole(
        self, client, page, comment, age, error
    ):
        response = write(client, page, comment, age=age)
        document = parse(response)
        assert error in words(one(document, ".notice[autofocus]"))
        assert one(document, "textarea").get_text() == comment
        assert "Der mangler noget" in document.title.get_text()
        assert not comments()

    def test_has_room_for_so_many_an_hour_about_a_page(self, client, page, settings):
        settings.FEEDBACK_LIMITS = {"visitor": 100, "page": 1}
        assert write(client, page, "Priser").status_code == 302
        assert write(client, page, "Åbningstider").status_code == 429
        assert comments() == ["Priser"]

    def test_that_is_too_large_is_not_read(self, client, page):
        assert write(client, page, "a" * 70_000).status_code == 413
        too_large = answer(client, page, "ja", more="a" * 70_000)
        assert too_large.status_code == 413


def test_a_page_that_is_gone_says_so(client, page):
    for path in (ANSWER, f"{THANKS}?side=999999", f"{ANSWER}?side=x"):
        response = client.get(path)
        assert response.status_code == 404
        assert "så du behøver ikke sende det" in response.content.decode()


def test_what_is_old_is_forgotten_read_or_not(page, settings):
    now = timezone.now()
    for days in (0, settings.FEEDBACK_COMMENT_DAYS + 1):
        FeedbackComment.objects.create(page=page, text="?", created_at=now - days * DAY)
    for days in (0, settings.FEEDBACK_TALLY_DAYS + 1):
        FeedbackTally.objects.add(page.pk, (now - days * DAY).date(), helped=True)
    prune(now)
    assert FeedbackComment.objects.count() == FeedbackTally.objects.count() == 1
