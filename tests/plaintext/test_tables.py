"""Every table that the admin hands out, and what stands in its cells."""

import csv
import datetime
import io
from decimal import Decimal

import pytest
from django.urls import URLResolver, get_resolver, reverse
from openpyxl import load_workbook
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.contrib.redirects.models import Redirect

from links.models import Link
from plaintext.tables import csv_lines, harmless, write_workbook
from tests.factories import (
    LinkFactory,
    PersonFactory,
    StandardPageFactory,
    ThemeFactory,
    UserFactory,
    home_page,
    publish,
)
from tests.staff import StaffClient

FORMULA = '=HYPERLINK("https://example.org";"Åbn")'
NOT_WRITTEN_BY_US = {"stream_csv", "write_xlsx", "write_csv_response"}


def views(patterns, namespaces=()):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = namespaces + ((pattern.namespace,) if pattern.namespace else ())
            yield from views(pattern.url_patterns, inner)
        elif pattern.name:
            yield ":".join((*namespaces, pattern.name)), pattern.callback


def exports() -> list[str]:
    """The names of all addresses that hand out tables and take no argument."""
    names = []
    for name, callback in views(get_resolver().url_patterns):
        view = getattr(callback, "view_class", None)
        if view and issubclass(view, SpreadsheetExportMixin):
            names.append(name)
    return sorted(set(names))


def read_csv(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def subclasses(cls):
    for child in cls.__subclasses__():
        yield child
        yield from subclasses(child)


def test_no_view_writes_tables_of_its_own():
    assert exports()
    own = [
        view.__name__
        for view in subclasses(SpreadsheetExportMixin)
        if NOT_WRITTEN_BY_US & vars(view).keys() and view.__name__ != "LinkExport"
    ]
    assert own == []


@pytest.mark.django_db
class TestEveryExport:
    @pytest.fixture
    def staff(self):
        user = UserFactory(first_name=FORMULA, last_name="@x", username="+chef")
        person = PersonFactory(name=FORMULA, user=user)
        page = StandardPageFactory(title=FORMULA, content_owner=person)
        page = publish(page, user)
        StandardPageFactory(title=FORMULA)
        page.locked, page.locked_by = True, user
        page.save()
        LinkFactory(title=FORMULA, source="-1")
        ThemeFactory(title="=tema()")
        Redirect.objects.create(old_path="/a", redirect_link="https://x.example/")
        return StaffClient(user)

    @pytest.mark.parametrize("name", exports())
    def test_runs_no_formula_and_opens_in_danish(self, staff, name):
        try:
            url = reverse(name)
        except Exception:  # noqa: BLE001, it takes an argument
            url = reverse(name, args=[home_page().pk])
        answer = staff.get(url, {"export": "csv"})
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
        name_of_file = answer.headers["Content-Disposition"]
        assert name_of_file.endswith('.csv"')
        assert "spreadsheet" not in name_of_file
        for row in read_csv(answer.getvalue()):
            for cell in row:
                assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
        answer = staff.get(url, {"export": "xlsx"})
        for row in load_workbook(io.BytesIO(answer.getvalue())).active:
            for cell in row:
                assert cell.data_type not in {"f", "e"}

    def test_of_pages_to_review_has_the_title_as_it_is(self, staff):
        answer = staff.get(reverse("pages_to_review"), {"export": "xlsx"})
        rows = list(load_workbook(io.BytesIO(answer.getvalue())).active.values)
        assert FORMULA in {row[0] for row in rows}

    def test_survives_what_is_stored_already(self, staff):
        Link.objects.create(title="a", url="https://x.example/")
        from tests.plaintext.test_doors import raw_write

        raw_write(Link.objects.first(), "title", "Væk\x0b\x01\ufffe")
        url = reverse("wagtailsnippets_links_link:list")
        for ending in ("csv", "xlsx"):
            assert staff.get(url, {"export": ending}).status_code == 200


@pytest.mark.parametrize(
    "text",
    ["=1", "+45 12", "-1", "@a", "\t=1", "\r=1", "\n=1", "＝1", " =1", "\u200b=1"],
)
def test_a_formula_is_kept_from_running(text):
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("value", ["a=1", "Råd - og dåd", "", -1, None, 1.5])
def test_all_else_stays(value):
    assert harmless(value) == value


MOMENT = datetime.datetime(2026, 6, 30, 22, 30, tzinfo=datetime.UTC)
ROW = ["Ærø", 3, -2.5, Decimal("1234.50"), True, None, datetime.date(2026, 2, 1)]
ROW += [MOMENT, ["Bo", "Åse"], "a\x01b\ud800", "#N/A"]


def test_csv_has_all_as_danes_write_it():
    rows = read_csv(b"".join(csv_lines(["=Navn"], [ROW])))
    assert rows == [
        ["'=Navn"],
        [
            *("Ærø", "3", "-2,5", "1234,50", "Ja", "", "01-02-2026"),
            *("01-07-2026 00:30", "Bo, Åse", "ab", "#N/A"),
        ],
    ]


def test_a_workbook_keeps_numbers_and_dates_and_texts_apart():
    output = io.BytesIO()
    write_workbook(output, ["Navn"], [ROW], "Links: [alle] / a\x01")
    sheet = load_workbook(output).active
    values = [cell.value for cell in sheet[2]]
    assert values[1:3] == [3, -2.5]
    assert values[4] == "Ja"
    assert values[6:8] == [
        datetime.datetime(2026, 2, 1),  # noqa: DTZ001, as Excel has it
        datetime.datetime(2026, 7, 1, 0, 30),  # noqa: DTZ001
    ]
    assert [cell.number_format for cell in sheet[2]][6:8] == [
        "dd-mm-yyyy",
        "dd-mm-yyyy hh:mm",
    ]
    assert (sheet["K2"].value, sheet["K2"].data_type) == ("#N/A", "s")
