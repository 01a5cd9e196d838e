"""The health of the register over time: what is noted, and how it is drawn."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from linkcheck.verdicts import Verdict
from links.admin.home.chart import RegisterChart, nice_top
from links.admin.home.figures import in_words
from links.health.days import Standing, note_today, standing_now, unbroken
from links.models import RegisterDay
from tests.factories import LinkFactory, StandardPageFactory
from tests.html import one, parse, words
from tests.links.staff import SEEING_LINKS, judged, reported
from tests.staff import is_refused, member_of

pytestmark = pytest.mark.django_db
URL = reverse("links_register_health")


def noted(days_ago: int, **verdicts: int) -> RegisterDay:
    """Write down how the register stood."""
    day = timezone.localdate() - timedelta(days=days_ago)
    return RegisterDay.objects.create(date=day, verdicts=verdicts)


class TestNoting:
    def test_counts_verdicts_flags_and_reports(self):
        judged(title="God")
        judged(Verdict.UNSURE)
        reported(judged(Verdict.PROBABLY_BROKEN, flagged=True))
        LinkFactory(url=None, target_page=StandardPageFactory())
        note_today()
        day = RegisterDay.objects.get()
        assert day.date == timezone.localdate()
        assert day.verdicts == {"ok": 1, "unsure": 1, "probably_broken": 1}
        assert (day.unavailable, day.open_reports) == (1, 1)

    def test_replaces_what_was_noted_earlier_in_the_day(self):
        note_today()
        judged()
        note_today()
        assert RegisterDay.objects.get().verdicts == {"ok": 1}

    @pytest.mark.parametrize(
        ("verdicts", "percentage"),
        [
            ({}, None),
            ({"ok": 3}, 100),
            ({"ok": 9999, "failing": 1}, 99),
            ({"ok": 1, "unsure": 2}, 33),
            # Six new links change nothing before they are checked.
            ({"ok": 1, "unsure": 2, "unchecked": 6}, 33),
            ({"unchecked": 6}, None),
        ],
    )
    def test_says_how_many_of_a_hundred_work(self, verdicts, percentage):
        assert Standing(date(2026, 3, 12), verdicts).percentage == percentage

    def test_says_in_words_how_many_work_and_how_many_are_unchecked(self):
        day = date(2026, 3, 12)
        assert in_words(Standing(day, {"ok": 1, "unsure": 1})) == (
            "50 % af de tjekkede links virker."
        )
        assert in_words(Standing(day, {"ok": 1, "unsure": 1, "unchecked": 6})) == (
            "50 % af de tjekkede links virker. 6 links er ikke tjekket endnu."
        )
        assert in_words(Standing(day, {})) == ""

    def test_sees_a_gap_where_the_site_was_off(self):
        days = [Standing(date(2026, 3, day), {}) for day in (1, 2, 4, 20, 21)]
        assert [len(run) for run in unbroken(days)] == [3, 2]

    def test_counts_an_empty_register(self):
        assert standing_now().percentage is None


class TestChart:
    def test_has_an_area_with_a_pattern_for_each_trouble_that_there_was(self):
        noted(2, ok=10, unsure=2)
        noted(1, ok=9, unsure=2, probably_broken=1)
        svg = parse(RegisterChart(30).render_html({}))
        areas = [path["class"][1] for path in svg.select(".register-chart__area")]
        assert [area.rpartition("--")[2] for area in areas] == [
            "broken",
            "unsure",
        ]
        for pattern in svg.select("path.register-chart__pattern"):
            reference = pattern["fill"].removeprefix("url(#").removesuffix(")")
            assert svg.select(f'[id="{reference}"]')

    def test_is_told_in_words_and_in_a_table(self):
        noted(2, ok=10, unsure=2)
        noted(1, ok=9, unsure=2, probably_broken=3)
        page = parse(RegisterChart(30).render_html({}))
        svg = one(page, "figure > svg")
        assert svg["role"] == "img"
        title, description = (
            one(page, f'[id="{svg[name]}"]')
            for name in ("aria-labelledby", "aria-describedby")
        )
        assert words(title)
        assert "Fra 2 den" in words(description)
        assert "Højeste tal: 5." in words(description)
        rows = page.select("tbody tr")
        assert len(rows) == 2
        assert [words(cell) for cell in rows[0].select("td")] == list("200309")

    def test_stays_within_the_picture(self):
        noted(364, unsure=1)
        noted(100, unsure=4711)
        noted(0, probably_broken=3, failing=4)
        chart = RegisterChart(365)
        at = chart.measures
        for layer in chart.layers:
            for path in layer.paths:
                for point in path.strip("MZ").split("L"):
                    x, y = map(float, point.split())
                    assert at["left"] <= x <= at["right"]
                    assert at["top"] <= y <= at["bottom"]

    def test_draws_a_single_day(self):
        noted(0, unsure=1)
        [layer] = RegisterChart(30).layers
        [path] = layer.paths
        xs = {point.split()[0] for point in path.strip("MZ").split("L")}
        assert len(xs) == 2

    def test_leaves_a_gap_where_nobody_knows(self):
        for day in (29, 28, 5, 4):
            noted(day, unsure=1)
        [layer] = RegisterChart(30).layers
        assert len(layer.paths) == 2

    def test_says_so_when_there_is_nothing_to_draw(self):
        page = parse(RegisterChart(30).render_html({}))
        assert not page.select("svg")
        assert "første tal" in words(page)

    def test_has_no_style_of_its_own_in_it(self):
        noted(0, unsure=1)
        page = parse(RegisterChart(30).render_html({}))
        assert not page.select("[style], style, script")

    @pytest.mark.parametrize(
        ("value", "top"), [(0, 4), (4, 4), (5, 10), (11, 20), (21, 50), (333, 500)]
    )
    def test_ends_at_a_round_number(self, value, top):
        assert nice_top(value) == top


class TestReport:
    def test_shows_the_period_that_was_chosen(self, keeper):
        for day in (0, 60, 300):
            noted(day, unsure=1)
        for days, count in ((30, 1), (90, 2), (365, 3)):
            page = parse(keeper.get(URL, {"days": days}))
            assert len(page.select("figure tbody tr")) == count
            chosen = one(page, ".register-periods [aria-current]")
            assert chosen["href"] == f"?days={days}"
        page = parse(keeper.get(URL, {"days": "'"}))
        assert one(page, ".register-periods [aria-current]")["href"] == "?days=90"

    def test_leads_to_the_links_behind_the_figures(self, keeper):
        judged(flagged=True)
        page = parse(keeper.get(URL))
        for link in page.select(".register-facts a"):
            assert keeper.get(link["href"]).status_code == 200

    def test_stands_before_there_is_anything(self, keeper):
        assert keeper.get(URL).status_code == 200

    @pytest.mark.parametrize("role", SEEING_LINKS)
    def test_is_for_every_role_that_sees_links(self, keeper, role):
        assert member_of(role).get(URL).status_code == 200

    def test_is_not_for_others(self, outsider, client):
        assert is_refused(outsider.get(URL))
        assert is_refused(client.get(URL))
        assert URL not in outsider.get(reverse("wagtailadmin_home")).content.decode()
