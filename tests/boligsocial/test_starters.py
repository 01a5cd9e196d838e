"""Where Wagtail has an inline script, and that ours print none in its place."""

import json
import re
from pathlib import Path

import pytest
from django import forms
from django.apps import apps
from django.conf import settings
from wagtail.admin.widgets import (
    AdminDateInput,
    AdminDateTimeInput,
    AdminPageChooser,
    AdminTimeInput,
)
from wagtail.admin.widgets.workflows import AdminTaskChooser
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.images.widgets import AdminImageChooser

from tests.html import one, parse

# What a policy without 'unsafe-inline' refuses in markup. A script with a source, or
# with data that is no script, is none of it; nor is a style with the nonce of its answer.
INLINE = re.compile(
    r"<script(?![^>]*(?:\ssrc=|\stype=\"(?:application|text/(?!java))))[^>]*>"
    r"|<style\b(?![^>]*\snonce=)|\sstyle=[\"']|\son[a-z]+=[\"']|javascript:",
    re.IGNORECASE,
)
# Mail, and the page that is handed over in an archive, are read elsewhere.
AWAY = re.compile(r"/(?:mail|notifications)/|^personal_data/export\.html$")
# What `boligsocial.starters` has taken the place of, and what
# no page type and no panel of ours uses.
KNOWN = {
    "wagtailadmin/panels/inline_panel.html",
    "wagtailadmin/panels/multiple_chooser_panel.html",
    "wagtailadmin/widgets/date_input.html",
    "wagtailadmin/widgets/datetime_input.html",
    "wagtailadmin/widgets/time_input.html",
}


def test_no_other_template_has_anything_inline():
    folders = [settings.BASE_DIR / "templates"]
    folders += [Path(app.path) / "templates" for app in apps.get_app_configs()]
    found = {
        path.relative_to(folder).as_posix()
        for folder in folders
        for path in folder.rglob("*.html")
        if INLINE.search(path.read_text())
    }
    assert {name for name in found if not AWAY.search(name)} == KNOWN


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("widget", "function", "arguments"),
    [
        (AdminDateInput(), "initDateChooser", 2),
        (AdminDateTimeInput(), "initDateTimeChooser", 2),
        (AdminTimeInput(), "initTimeChooser", 2),
        (AdminPageChooser(), "PageChooser", 2),
        (AdminDocumentChooser(), "DocumentChooser", 2),
        (AdminImageChooser(), "ImageChooser", 2),
        (AdminTaskChooser(), "createTaskChooser", 1),
    ],
)
def test_a_field_says_what_starts_it(widget, function, arguments):
    html = str(widget.render("field", None, {"id": 'a"b'}))

    assert "<script" not in html
    starter = one(parse(html), "field-starter")
    assert starter["data-function"] == function
    given = json.loads(starter["data-arguments"])
    assert given[0] == 'a"b'
    assert len(given) == arguments


def test_a_field_of_a_form_looks_as_django_has_it():
    class Form(forms.Form):
        day = forms.DateField(widget=AdminDateInput(attrs={"class": "bred"}))

    html = str(Form({"day": "01.12.2026"})["day"])

    # Beside each other: what starts it looks for it.
    field = one(parse(html), "input:has(+ field-starter)")
    assert (field["value"], field["class"]) == ("01.12.2026", ["bred"])
