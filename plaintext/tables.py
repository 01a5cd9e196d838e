"""Tables for spreadsheets, as Danish Excel opens them; the one writer of the site.

CSV with semicolons and a byte order mark, workbooks whose texts stay texts. No cell
is run as a formula: https://owasp.org/www-community/attacks/CSV_Injection
"""

import csv
import datetime
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import wraps
from typing import Any, BinaryIO

from django.dispatch import Signal
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext
from wagtail.admin.views.mixins import Echo, SpreadsheetExportMixin
from wagtail.admin.views.reports import ReportView

from plaintext.characters import without_invisible, without_refused
from plaintext.slugs import slug_of

# Sent with `view` and `ending` when somebody takes a table out of the admin.
table_written = Signal()

DATE, TIME = "%d-%m-%Y", "%H:%M"
EXCEL_DATE, EXCEL_TIME = "dd-mm-yyyy", "hh:mm"
# The title of a sheet: at most so long, and without these (ECMA-376, 18.2.19).
_LONGEST_SHEET_TITLE = 31
_NOT_IN_SHEET_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
# What a spreadsheet takes for the beginning of a formula, which could send data
# elsewhere.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_WHITE = ("\t", "\r", "\n")
# What is no text, and so no formula either, whatever it begins with.
_NUMBERS = (int, float, Decimal)


def harmless(value: Any) -> Any:
    """Return a value that no spreadsheet runs as a formula."""
    if not isinstance(value, str):
        return value
    begins = without_invisible(value).lstrip()
    if value.startswith(_WHITE) or begins.startswith(_FORMULA):
        return f"'{value}"
    return value


def csv_lines(headings: Iterable[str], rows: Iterable[Iterable]) -> Iterator[bytes]:
    """Yield a CSV file line by line; the rows hold values of any type."""
    writer = csv.writer(Echo(), delimiter=";")
    yield "\ufeff".encode()
    yield writer.writerow([harmless(_text(heading)) for heading in headings])
    for row in rows:
        yield writer.writerow(
            [
                _text(value) if isinstance(value, _NUMBERS) else harmless(_text(value))
                for value in row
            ]
        )


def write_workbook(
    output: BinaryIO, headings: Iterable[str], rows: Iterable[Iterable], title: str
) -> None:
    """Write a workbook of one sheet, whose rows do not stay in memory."""
    from openpyxl import Workbook  # noqa: PLC0415, few requests need it

    workbook = Workbook(write_only=True)
    name = _text(title).translate(_NOT_IN_SHEET_TITLES).strip()
    sheet = workbook.create_sheet(name[:_LONGEST_SHEET_TITLE] or None)
    sheet.freeze_panes = "B2"
    sheet.append([_cell(sheet, _text(heading)) for heading in headings])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    workbook.save(output)


def _text(value: Any) -> str:
    """Return a value as Danes write it, with nothing that a file cannot hold."""
    if value is None:
        return ""
    for types, write in _WRITTEN:
        if isinstance(value, types):
            return write(value)
    return without_refused(str(value))


# Each before the types that it is one of.
_WRITTEN = (
    (bool, lambda value: gettext("Yes") if value else gettext("No")),
    (datetime.datetime, lambda value: _local(value).strftime(f"{DATE} {TIME}")),
    (datetime.date, lambda value: value.strftime(DATE)),
    (datetime.time, lambda value: value.strftime(TIME)),
    ((float, Decimal), lambda value: number_format(value, use_l10n=True)),
    ((list, tuple, set), lambda value: ", ".join(map(_text, value))),
)


def _cell(sheet, value: Any):
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415, few requests need it

    if isinstance(value, datetime.datetime):
        cell = WriteOnlyCell(sheet, _local(value).replace(tzinfo=None))
        cell.number_format = f"{EXCEL_DATE} {EXCEL_TIME}"
    elif isinstance(value, datetime.date):
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = EXCEL_DATE
    elif isinstance(value, datetime.time):
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = EXCEL_TIME
    elif value is None or (isinstance(value, _NUMBERS) and not isinstance(value, bool)):
        cell = WriteOnlyCell(sheet, value)
    else:
        cell = WriteOnlyCell(sheet, _text(value))
        # Else "=1+1" would be a formula and "#N/A" an error.
        cell.data_type = "s"
    return cell


def _local(moment: datetime.datetime) -> datetime.datetime:
    if timezone.is_naive(moment):
        return moment
    return timezone.localtime(moment, timezone.get_default_timezone())


def write_all_tables() -> None:
    """Have every export of the admin, Wagtail's own too, written here; done once."""
    mixin = SpreadsheetExportMixin
    # It turns times into Greenwich's, and lists into texts; so does this module.
    mixin.custom_value_preprocess = {}
    mixin.stream_csv = _stream_csv
    mixin.write_xlsx = _write_xlsx
    for name in ("write_csv_response", "write_xlsx_response"):
        setattr(mixin, name, _named_in_danish(getattr(mixin, name)))


def _stream_csv(view, queryset) -> Iterator[bytes]:
    return csv_lines(
        export_headings(view, queryset), export_rows(view, queryset, view.FORMAT_CSV)
    )


def _write_xlsx(view, queryset, output) -> None:
    rows = export_rows(view, queryset, view.FORMAT_XLSX)
    write_workbook(output, export_headings(view, queryset), rows, export_title(view))


def export_headings(view, queryset) -> Sequence[str]:
    """Return what stands above the columns of an export of the admin."""
    return [view.get_heading(queryset, field) for field in view.list_export]


def export_rows(view, queryset, export_format: str) -> Iterator[list]:
    """Yield the rows of an export of the admin, as the view prepares them."""
    for item in queryset:
        yield [
            view.preprocess_field_value(field, value, export_format)
            for field, value in view.to_row_dict(item).items()
        ]


def export_title(view) -> str:
    """Return what an export is a table of, in the words of the admin."""
    model = getattr(view, "model", None)
    if model is None or isinstance(view, ReportView):
        return str(getattr(view, "page_title", "")) or gettext("Table")
    return str(model._meta.verbose_name_plural)


def file_name(view) -> str:
    """Return the name of an export: what it is, and of which day; no ending."""
    today = timezone.localdate(timezone=timezone.get_default_timezone())
    return f"{slug_of(export_title(view))}-{today.isoformat()}"


def _named_in_danish(original):
    @wraps(original)
    def response(view, queryset):
        answer = original(view, queryset)
        ending = "xlsx" if "xlsx" in original.__name__ else "csv"
        answer["Content-Disposition"] = (
            f'attachment; filename="{file_name(view)}.{ending}"'
        )
        if ending == "csv":
            answer["Content-Type"] = "text/csv; charset=utf-8"
        table_written.send(type(view), view=view, ending=ending)
        return answer

    return response
