"""Every way in: of each form, column and block that there is, and is to come."""

import json

import pytest
from django import forms
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, models
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from wagtail.blocks import BaseStreamBlock, Block, FieldBlock, ListBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.models import get_page_models
from wagtail.snippets.models import get_snippet_models

from links.models import Link
from links.reports.forms import ReportForm
from media.models import SiteDocument
from pages.models import Person, StandardPage
from tests.factories import (
    DocumentFactory,
    LinkFactory,
    PersonFactory,
    StandardPageFactory,
    UserFactory,
    home_page,
)
from tests.staff import StaffClient

BAD = "går\x0b\u200bden\x01 ga\u030ard"
REFUSED = ("\x0b", "\u200b", "\x01", "\u030a", "\ufffe")


def is_clean(text: str) -> bool:
    return not any(character in text for character in REFUSED)


def columns():
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_fields:
            if isinstance(field, models.CharField | models.TextField):
                yield pytest.param(field, id=str(field))


def subclasses(cls):
    for child in cls.__subclasses__():
        yield child
        yield from subclasses(child)


def load_views(patterns) -> None:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            load_views(pattern.url_patterns)
        elif isinstance(pattern, URLPattern):
            assert pattern.callback


def form_classes():
    """Every form that has been made, and those that Wagtail makes when asked."""
    load_views(get_resolver().url_patterns)
    for model in get_page_models():
        model.get_edit_handler().get_form_class()
    for model in get_snippet_models():
        model.snippet_viewset.edit_view_class  # noqa: B018, made by asking
    return list(subclasses(forms.BaseForm))


def text_fields():
    found = {}
    for form in form_classes():
        for name, field in getattr(form, "base_fields", {}).items():
            if isinstance(field, forms.CharField):
                found[f"{form.__module__}.{form.__qualname__}.{name}"] = field
    return found


def leaves(block: Block):
    if isinstance(block, StructBlock | BaseStreamBlock):
        for child in block.child_blocks.values():
            yield from leaves(child)
    elif isinstance(block, ListBlock):
        yield from leaves(block.child_block)
    elif isinstance(block, FieldBlock) and isinstance(block.field, forms.CharField):
        yield block


def blocks():
    for model in get_page_models():
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                for block in leaves(field.stream_block):
                    yield pytest.param(block, id=f"{field}.{block.name}")


@pytest.mark.parametrize("field", list(columns()))
def test_no_column_is_ever_written_with_what_no_text_may_hold(field):
    assert is_clean(str(field.get_db_prep_save(BAD, connection)))


def test_no_field_of_any_form_lets_it_in():
    fields = text_fields()
    assert len(fields) > 100
    let_in = []
    for name, field in fields.items():
        if isinstance(field.widget, forms.PasswordInput):
            continue
        if isinstance(field, forms.UUIDField | forms.GenericIPAddressField):
            continue
        typed = json.dumps(BAD) if isinstance(field, forms.JSONField) else BAD
        try:
            value = field.to_python(typed)
        except forms.ValidationError:
            continue
        if not is_clean(str(value)):
            let_in.append(name)
    assert let_in == []


@pytest.mark.parametrize("block", list(blocks()))
def test_no_block_lets_it_in(block):
    typed = block.value_from_form(BAD)
    try:
        kept = block.get_prep_value(block.clean(typed))
    except forms.ValidationError:
        return
    assert is_clean(str(kept))


def test_a_password_is_left_as_it_was_typed():
    field = forms.CharField(widget=forms.PasswordInput, strip=False)
    assert field.clean(" ga\u030arden\u200b") == " ga\u030arden\u200b"


@pytest.mark.django_db
class TestByCode:
    def test_a_page_is_cleaned_as_it_is_saved_with_its_draft(self):
        page = home_page().add_child(
            instance=StandardPage(
                title="Ga\u030arden\u200b",
                summary="Kom\x0bog vær med",
                body=[
                    ("text", {"title": "a\x0bb", "text": "<p>\u200bx&#11;y</p>"}),
                ],
            )
        )
        draft = page.save_revision()
        for found in (StandardPage.objects.get(pk=page.pk), draft.as_object()):
            assert found.title == "Gården"
            assert found.summary == "Kom\nog vær med"
            stored = found.body.get_prep_value()[0]["value"]
            assert stored == {"title": "a\nb", "text": "<p>x\ny</p>"}
        assert is_clean(json.dumps(draft.content, ensure_ascii=False))

    def test_writing_many_at_once_is_no_way_round(self):
        Person.objects.bulk_create([Person(name="So\u200bren\x0b A\u030a")])
        assert Person.objects.get().name == "Soren\n Å"
        Person.objects.update(job_title="vice\u200bvært")
        assert Person.objects.get().job_title == "vicevært"

    def test_what_was_stored_before_is_still_found_by_its_own_spelling(self):
        page = StandardPageFactory()
        raw_write(page, "title", "ga\u030arden")
        assert StandardPage.objects.filter(title="ga\u030arden").exists()


def raw_write(instance, column: str, value: str) -> None:
    """Write past every door, as an older version of the site did."""
    table = next(
        model._meta.db_table
        for model in [type(instance), *type(instance)._meta.get_parent_list()]
        if any(field.column == column for field in model._meta.local_fields)
    )
    quote = connection.ops.quote_name
    sql = f"UPDATE {quote(table)} SET {quote(column)} = %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [value])


@pytest.mark.django_db
class TestByTheAdmin:
    @pytest.fixture
    def staff(self):
        return StaffClient(UserFactory())

    def test_a_link_is_kept_as_it_looks(self, staff):
        url = reverse("wagtailsnippets_links_link:add")
        staff.fill_in(
            url,
            {
                "title": "Ga\u030arden\u200b \x0bog\xa0gaden",
                "url": "\ufeffhttps://www.example.org/side\u200b",
                "unavailable_reason": "Væk\x0bsiden i går",
            },
        )
        link = Link.objects.get()
        assert link.title == "Gården og gaden"
        assert link.url == "https://www.example.org/side"
        assert link.unavailable_reason == "Væk\nsiden i går"

    def test_a_link_is_found_however_it_is_typed(self, staff):
        LinkFactory(title="Haven ved gården")
        url = reverse("wagtailsnippets_links_link:list")
        for typed in ("ga\u030arden", "\u200bgården", "går\xadden", "ｇården"):
            assert "Haven ved gården" in staff.get(url, {"q": typed}).text

    def test_a_user_signs_in_under_the_name_that_was_given(self, client):
        user = UserFactory(username="søren.ga\u030ard")
        user.set_password("en lang adgangskode")
        user.save()
        for typed in ("søren.gård", "søren.ga\u030ard", "\u200bsøren.gård "):
            client.logout()
            given = {"username": typed, "password": "en lang adgangskode"}
            answer = client.post(reverse("wagtailadmin_login"), given)
            assert answer.status_code == 302, typed

    def test_the_name_of_a_file_is_composed(self, staff):
        upload = SimpleUploadedFile(
            "Ga\u030ardens\u200b regler.pdf", b"%PDF-1.7 x", "application/pdf"
        )
        staff.fill_in(reverse("wagtaildocs:add"), {"title": "Regler", "file": upload})
        assert SiteDocument.objects.get().filename == "Gårdens_regler.pdf"


@pytest.mark.django_db
def test_a_file_by_code_is_composed_too():
    document = DocumentFactory(file__filename="Ga\u030arden.pdf")
    assert document.filename == "Gården.pdf"


@pytest.mark.django_db
def test_a_person_keeps_what_somebody_wrote():
    person = PersonFactory(name="Amina Al-Sayed")
    person.full_clean()
    assert person.name == "Amina Al-Sayed"


def test_a_resident_may_write_several_lines():
    field = ReportForm.base_fields["comment"]
    assert field.clean("Den var væk\r\nda jeg\u200b trykkede") == (
        "Den var væk\r\nda jeg trykkede"
    )
