"""What is said of personal data, held to all the models there are."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import models

from boligsocial.deployment.schedule import JOBS
from personal_data.register import printing
from personal_data.register.collecting import (
    Register,
    gaps,
    models_by_label,
    register,
)
from personal_data.register.declaring import Declared

PAGE = Path(settings.BASE_DIR) / "docs" / "databeskyttelse.md"


def test_every_table_is_spoken_of_and_every_field_that_may_tell_of_somebody():
    assert gaps(register()) == []


@pytest.mark.parametrize("model", ["pages.Person", "users.SignIn", "links.Report"])
def test_a_field_that_nobody_has_spoken_of_is_found(model):
    holdings = {holding.model: holding for holding in register().said}
    for name in holdings[model].parts:
        parts = {part: it for part, it in holdings[model].parts.items() if part != name}
        column = models_by_label()[model]._meta.get_field(name)
        if isinstance(column, models.CharField) and not column.choices:
            changed = holdings | {model: replace(holdings[model], parts=parts)}
            assert gaps(_register(changed)) == [
                f"nobody says what {column} is to the person whose row it is in"
            ]


def test_a_table_that_nobody_has_spoken_of_is_found():
    holdings = {holding.model: holding for holding in register().said}
    del holdings["wagtailcore.Comment"]
    assert gaps(_register(holdings)) == [
        "nobody says whether wagtailcore.Comment holds anything about anybody"
    ]


def test_a_table_with_accounts_cannot_be_said_to_hold_nothing():
    holdings = {holding.model: holding for holding in register().said}
    del holdings["users.SignIn"]
    nothing = {"users.SignIn": "as a matter of fact"}
    assert gaps(_register(holdings, nothing)) == [
        "users.SignIn.user of a table that is said to hold nothing about anybody"
    ]


def _register(holdings: dict, nothing: dict | None = None) -> Register:
    rest = register().nothing | (nothing or {})
    return Register((Declared(holdings=holdings.values(), nothing=rest),))


def test_what_is_said_to_delete_something_is_there():
    said = [*register().said, *(p for d in register().parts for p in d.elsewhere)]
    names = {name for each in said for name in each.deleted_by}
    jobs = {name for name in names if name.islower()}
    assert jobs >= {"forget_old_log_entries", "forget_ended_sessions"}
    assert jobs <= set(JOBS)
    tables = {name for name in names if "." in name}
    assert tables <= set(models_by_label())
    assert all(hasattr(settings, name) for name in names - jobs - tables)


def test_nothing_is_said_of_a_table_that_is_not_there():
    needed = {each.model for each in register().said if not each.is_optional}
    assert needed | set(register().nothing) <= set(models_by_label())


def test_each_row_says_all_there_is_to_say():
    rows = printing.rows(register())
    assert len(rows) > 30
    assert [row for row in rows if not all(row.values())] == []


def test_the_table_in_the_docs_is_the_register_of_today():
    """Write it anew with `manage.py personal_data --into docs/databeskyttelse.md`."""
    written = PAGE.read_text()
    assert printing.into(written, register()) == written


def test_a_page_without_markers_is_left_as_it_is(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("# Andet\n")
    with pytest.raises(CommandError):
        call_command("personal_data", into=page)
    assert page.read_text() == "# Andet\n"
