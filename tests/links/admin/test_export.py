"""The list of links as a spreadsheet."""

import csv
import datetime
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from linkcheck.verdicts import Verdict
from links.admin.register import export
from plaintext.tables import harmless
from tests.factories import LinkFactory, PersonFactory, StandardPageFactory
from tests.links.staff import LIST, judged, reported, shown
from tests.staff import is_refused

pytestmark = pytest.mark.django_db


def as_csv(client, **query) -> list[dict[str, str]]:
    response = client.get(reverse(LIST), {"export": "csv", **query})
    assert response.streaming
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def as_xlsx(client, **query) -> list[dict]:
    response = client.get(reverse(LIST), {"export": "xlsx", **query})
    content = io.BytesIO(b"".join(response.streaming_content))
    headings, *rows = load_workbook(content).active.values
    return [dict(zip(headings, row, strict=True)) for row in rows]


@pytest.fixture
def lost(keeper):
    """A link of which there is much to tell."""
    link = judged(
        Verdict.PROBABLY_BROKEN,
        title="Økonomisk rådgivning",
        kind="article",
        url="https://budget.example/gaeld",
        flagged=True,
        unavailable_reason="Kommunen har nedlagt siden.",
    )
    owners = [PersonFactory(name=name) for name in ("Ærø Åkjær", "Bodil Bæk")]
    shown(link, *(StandardPageFactory(content_owner=owner) for owner in owners))
    reported(link)
    return link


def test_has_all_that_an_editor_wants_to_know(keeper, lost):
    [row] = as_csv(keeper)
    today = datetime.datetime.now(tz=datetime.UTC).astimezone().date()
    assert row["Titel"] == "Økonomisk rådgivning"
    assert row["Adresse"] == "https://budget.example/gaeld"
    assert row["Type"] == "Artikel"
    assert row["Tilstand"] == str(Verdict.PROBABLY_BROKEN.label)
    assert "ikke findes" in row["Hvad vi så"]
    assert row["Utilgængeligt siden"] == "19-11-2019"
    assert row["Hvorfor"] == "Kommunen har nedlagt siden."
    assert row["Sideansvarlige"] == "Bodil Bæk, Ærø Åkjær"
    assert row["Udgivne sider"] == "2"
    assert row["Beskeder fra beboere, der venter"] == "1"
    checked = datetime.datetime.strptime(row["Sidst tjekket"], "%d-%m-%Y").date()  # noqa: DTZ007
    assert abs(checked - today).days <= 1


def test_has_dates_as_dates_in_a_workbook(keeper, lost):
    [row] = as_xlsx(keeper)
    assert row["Utilgængeligt siden"] == datetime.datetime(2019, 11, 19)  # noqa: DTZ001
    assert isinstance(row["Sidst tjekket"], datetime.datetime)
    assert row["Udgivne sider"] == 2


def test_is_what_the_list_shows_in_its_order(keeper):
    judged(Verdict.UNSURE, title="Bil")
    judged(Verdict.UNSURE, title="Abe")
    judged(title="Cykel")
    for read in (as_csv, as_xlsx):
        rows = read(keeper, verdict="unsure", ordering="title")
        assert [row["Titel"] for row in rows] == ["Abe", "Bil"]


def test_has_pages_of_our_own_that_are_never_checked(keeper):
    page = StandardPageFactory(title="Om os")
    LinkFactory(title="Om os", url=None, target_page=page)
    [row] = as_csv(keeper)
    assert row["Adresse"].endswith(page.slug + "/")
    assert (row["Tilstand"], row["Sidst tjekket"]) == ("", "")


@pytest.mark.parametrize("title", ["=1+1", "+45", "-1", "@sum", "\t=1", '=cmd|"x"!A1'])
def test_runs_nothing_as_a_formula(keeper, title):
    LinkFactory(title=title)
    [row] = as_csv(keeper)
    assert row["Titel"] == f"'{title}"
    [row] = as_xlsx(keeper)
    assert row["Titel"] == title
    response = keeper.get(reverse(LIST), {"export": "xlsx"})
    content = io.BytesIO(b"".join(response.streaming_content))
    assert load_workbook(content).active["A2"].data_type == "s"


def test_leaves_other_texts_and_numbers_alone():
    assert harmless("Råd = hjælp") == "Råd = hjælp"
    assert harmless(-3) == -3
    assert harmless(None) is None


def test_asks_no_more_for_many_links_than_for_few(keeper, monkeypatch):
    def queries() -> int:
        as_csv(keeper)
        with CaptureQueriesContext(connection) as captured:
            as_csv(keeper)
        return len(captured)

    def more(count: int) -> None:
        for _ in range(count):
            owner = PersonFactory()
            shown(judged(), StandardPageFactory(content_owner=owner))

    more(2)
    few = queries()
    more(18)
    assert queries() == few
    monkeypatch.setattr(export, "CHUNK", 7)
    assert len(as_csv(keeper)) == 20


def test_is_not_for_others(outsider, client):
    for visitor in (outsider, client):
        assert is_refused(visitor.get(reverse(LIST), {"export": "csv"}))
