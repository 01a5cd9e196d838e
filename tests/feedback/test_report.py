"""The staff read what residents say, each of the pages that they may edit."""

import datetime

import pytest
from django.db import connection
from django.db.models import Sum
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission

from boligsocial import roles
from feedback.models import FeedbackComment, FeedbackTally, FruitlessSearch
from feedback.searches import monday_of
from pages.desk.needs import Desk
from pages.models import StandardPage
from search.models import SearchPromotion
from tests.factories import (
    InitiativeIndexPageFactory,
    PersonFactory,
    StandardPageFactory,
    home_page,
)
from tests.html import parse_screen, words
from tests.staff import field_errors, is_refused, member_of, said, succeeded
from tests.standing import standing

pytestmark = pytest.mark.django_db

PAGES, COMMENTS, SEARCHES = map(
    reverse, ("resident_feedback", "resident_comments", "fruitless_searches")
)
READ, FORGET = reverse("read_comments"), reverse("forget_search")
NEW, STATES = FeedbackComment.State.NEW, FeedbackComment.State
DAY = datetime.timedelta(days=1)


def much() -> dict[str, StandardPage]:
    """10,000 answers and 1,000 comments about forty pages."""
    roles.set_up_roles()
    home_page()
    today, now = timezone.localdate(), timezone.now()
    pages = StandardPageFactory.create_batch(40)
    FeedbackTally.objects.bulk_create(
        FeedbackTally(page=page, day=today - day * DAY, yes=5, no=number % 5)
        for number, page in enumerate(pages)
        for day in range(40)
    )
    FeedbackComment.objects.bulk_create(
        FeedbackComment(page=page, text=f"Mangler {number}", created_at=now)
        for page in pages
        for number in range(25)
    )
    return {page.title: page for page in pages}


@pytest.fixture(scope="module")
def _much(django_db_setup, django_db_blocker):
    yield from standing(django_db_blocker, much)


@pytest.fixture
def pages(_much, db):
    return list(_much.values())


@pytest.fixture
def editor(pages):
    return member_of(roles.EDITOR)


def rows(response) -> list[list[str]]:
    table = parse_screen(response).select("table.listing tbody tr")
    return [[words(cell) for cell in row.select("td, th")] for row in table]


def comment(page, text="Hvad koster det?", **fields) -> FeedbackComment:
    return FeedbackComment.objects.create(
        page=page, text=text, created_at=timezone.now(), **fields
    )


def tally(page, yes, no, days_ago=0) -> None:
    day = timezone.localdate() - days_ago * DAY
    FeedbackTally.objects.create(page=page, day=day, yes=yes, no=no)


class TestPages:
    def test_those_where_most_did_not_find_it_come_first(self, editor):
        some, none, few, old = StandardPageFactory.create_batch(4)
        FeedbackTally.objects.all().delete()
        tally(some, 6, 2)
        tally(none, 1, 4)
        tally(few, 0, 4)
        tally(old, 0, 50, days_ago=100)
        found = rows(editor.get(PAGES))
        assert [row[0] for row in found] == [none.title, some.title, few.title]
        assert [row[3] for row in found] == ["80 %", "25 %", "For få svar"]
        within_a_year = rows(editor.get(f"{PAGES}?period=365"))
        assert within_a_year[0][0] == old.title

    def test_of_many_answers_costs_as_much_as_of_few(self, editor, pages):
        def asked(url) -> int:
            editor.get(url)
            with CaptureQueriesContext(connection) as queries:
                assert editor.get(url).status_code == 200
            return len(queries)

        many = [asked(url) for url in (PAGES, COMMENTS)]
        sums = FeedbackTally.objects.aggregate(Sum("yes"), Sum("no"))
        assert sum(sums.values()) >= 10_000
        assert FeedbackComment.objects.count() >= 1_000
        FeedbackTally.objects.exclude(page=pages[0]).delete()
        FeedbackComment.objects.exclude(page=pages[0]).delete()
        assert [asked(url) for url in (PAGES, COMMENTS)] == many
        assert max(many) <= 25, many

    def test_can_be_taken_as_a_table(self, editor, pages):
        for url in (PAGES, COMMENTS, SEARCHES):
            response = editor.get(f"{url}?export=csv")
            assert response.status_code == 200
            lines = b"".join(response.streaming_content).decode().splitlines()
            assert ";" in lines[0]
            if url == PAGES:
                assert len(lines) == 41
                assert ";160;200;44;25;" in lines[1]

    def test_shows_one_page_month_by_month(self, editor, pages):
        page = StandardPageFactory()
        tally(page, 1, 3)
        comment(page, "Hvor ligger vaskeriet?")
        screen = editor.get(reverse("feedback_of_page", args=[page.pk]))
        assert rows(screen)[0][1:] == ["3", "1", "75 %"]
        assert "Hvor ligger vaskeriet?" in screen.content.decode()
        edit = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        assert reverse("feedback_of_page", args=[page.pk]) in edit.content.decode()


class TestSight:
    def test_is_of_the_pages_that_somebody_may_edit(self, pages):
        own, other = StandardPageFactory.create_batch(2)
        FeedbackComment.objects.all().delete()
        FeedbackTally.objects.all().delete()
        for page in (own, other):
            tally(page, 1, 9)
        mine, theirs = comment(own, "Min"), comment(other, "Deres")
        editor = member_of(roles.EDITOR)
        group = editor.user.groups.get()
        GroupPagePermission.objects.filter(group=group).update(page=own)
        assert [row[0] for row in rows(editor.get(PAGES))] == [own.title]
        assert "Deres" not in editor.get(COMMENTS).content.decode()
        editor.post(READ, {"comment": [mine.pk, theirs.pk]})
        theirs.refresh_from_db()
        assert theirs.is_new
        answer = reverse("answer_comment", args=[theirs.pk])
        assert editor.get(answer).status_code == 404
        page_url = reverse("feedback_of_page", args=[other.pk])
        assert is_refused(editor.get(page_url))
        administrator = member_of(roles.ADMINISTRATOR)
        assert len(rows(administrator.get(PAGES))) == 2

    def test_is_nothing_for_a_link_keeper_or_a_stranger(self, client, pages):
        keeper = member_of(roles.LINK_KEEPER)
        for url in (PAGES, COMMENTS, SEARCHES):
            assert is_refused(keeper.get(url)), url
            assert is_refused(client.get(url)), url
        for url in (READ, FORGET):
            assert is_refused(keeper.post(url)), url
        home = reverse("wagtailadmin_home")
        assert PAGES not in keeper.get(home).content.decode()


class TestComments:
    def test_are_marked_as_read_many_at_once(self, editor, pages):
        FeedbackComment.objects.all().delete()
        first, second, third = (comment(pages[0], text) for text in "abc")
        chosen = {"comment": [first.pk, "x"], "next": f"{COMMENTS}?state=new"}
        response = editor.post(READ, chosen)
        assert response["Location"] == f"{COMMENTS}?state=new"
        assert said(response) == ["1 kommentar er markeret som læst."]
        shown = [first.pk, second.pk, third.pk]
        response = editor.post(READ, {"all": "", "shown": shown})
        assert said(response) == ["2 kommentarer er markeret som læst."]
        assert not FeedbackComment.objects.filter(state=NEW).exists()
        assert FeedbackComment.objects.filter(seen_by=editor.user).count() == 3

    def test_are_answered_with_a_note_and_listed_after_the_new(self, editor, pages):
        FeedbackComment.objects.all().delete()
        waiting, done = comment(pages[0], "Gammel"), comment(pages[0], "Løst")
        answer = reverse("answer_comment", args=[done.pk])
        assert field_errors(editor.fill_in(answer, {"note": ""}))
        succeeded(editor.fill_in(answer, {"note": "Prisen står på siden nu"}))
        done.refresh_from_db()
        assert done.state == STATES.ANSWERED
        listed = rows(editor.get(COMMENTS))
        assert [row[1].split()[0] for row in listed] == ["Gammel", "Løst"]
        assert "Prisen står på siden nu" in listed[1][4]
        only = rows(editor.get(f"{COMMENTS}?state=answered&page={pages[0].pk}"))
        assert len(only) == 1
        assert waiting.is_new


def test_the_desk_tells_whose_page_somebody_has_written_about(editor, pages):
    FeedbackComment.objects.all().delete()
    me = PersonFactory(user=editor.user)
    own = StandardPageFactory(content_owner=me)
    for text in "ab":
        comment(own, text)
    comment(own, "læst", state=STATES.READ, seen_at=timezone.now())
    comment(pages[0], "en andens")
    desk = Desk(editor.user)
    [seen] = desk.to_see
    assert seen.page.pk == own.pk
    assert seen.needs[0].sentence == "2 beboere skriver, hvad der manglede"
    assert len(rows(editor.get(seen.needs[0].url))) == 2


class TestSearches:
    @pytest.fixture
    def _searches(self):
        week = monday_of(timezone.localdate())
        for weeks, count in ((0, 4), (1, 5), (20, 90)):
            FruitlessSearch.objects.create(
                week=week - 7 * weeks * DAY,
                stems="parabol",
                words="parabol",
                count=count,
            )
        FruitlessSearch.objects.create(
            week=week, stems="husdyr", words="husdyr", count=12
        )

    @pytest.mark.usefixtures("_searches")
    def test_are_listed_with_what_can_be_done(self, editor, pages):
        SearchPromotion.objects.create(words="husdyret", page=pages[0])
        screen = editor.get(SEARCHES)
        assert [row[:2] for row in rows(screen)] == [["husdyr", "12"], ["parabol", "9"]]
        assert f"Finder nu ”{pages[0].title}”" in rows(screen)[0][3]
        links = [a["href"] for a in parse_screen(screen).select("td a[href]")]
        assert f"{reverse('search_promotions:add')}?words=parabol" in links
        new = reverse("new_page", args=["pages", "standardpage"])
        assert f"{new}?title=Parabol" in links
        assert said(editor.post(FORGET, {"stems": "parabol"})) == ["Ordene er slettet."]
        assert len(rows(editor.get(SEARCHES))) == 1

    def test_become_a_page_with_the_title_filled_in(self, editor, pages):
        new = reverse("new_page", args=["pages", "standardpage"])
        response = editor.get(f"{new}?title=Parabol og antenne")
        if response.status_code != 302:
            [first, *_] = parse_screen(response).select(".desk__places a")
            form = editor.get(first["href"])
        else:
            form = editor.get(response["Location"])
        assert form.context["form"]["title"].value() == "Parabol og antenne"
        InitiativeIndexPageFactory()
        plain = reverse("new_page", args=["initiatives", "initiativepage"])
        empty = editor.get(plain, follow=True)
        assert not empty.context["form"]["title"].value()
