"""What is too long is counted, and never cut in silence."""

import pytest
from django import forms
from django.forms import modelform_factory
from django.urls import reverse
from wagtail.blocks import BaseStreamBlock, FieldBlock, ListBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.test.utils.form_data import streamfield

from initiatives.models import InitiativePage
from links.models import Link
from pages.models import Person, StandardPage
from pages.models.base import page_models
from tests.factories import StandardPageFactory, UserFactory, home_page
from tests.html import one, parse_screen
from tests.staff import StaffClient, edit_url, field_errors, succeeded

FORMS = [modelform_factory(model, fields="__all__") for model in (Link, Person)]


def fields_of_block(block):
    if isinstance(block, ListBlock):
        yield from fields_of_block(block.child_block)
    elif isinstance(block, StructBlock | BaseStreamBlock):
        for child in block.child_blocks.values():
            yield from fields_of_block(child)
    elif isinstance(block, FieldBlock):
        yield block.field


def limited_fields() -> list[forms.CharField]:
    """Return each field with a limit of the forms and the blocks that staff use."""
    fields = [field for form in FORMS for field in form.base_fields.values()]
    for model in page_models():
        fields += model.get_edit_handler().get_form_class().base_fields.values()
        for stream in model._meta.get_fields():
            if isinstance(stream, StreamField):
                fields += fields_of_block(stream.stream_block)
    return [field for field in fields if getattr(field, "max_length", None)]


def test_no_field_lets_the_browser_cut():
    fields = limited_fields()
    assert len(fields) > 40
    for field in fields:
        assert "maxlength" not in field.widget.attrs, field.label
        assert field.widget.is_hidden or field.widget.attrs["data-max-length"] == str(
            field.max_length
        )


@pytest.mark.parametrize("length", [300, 301, 500])
@pytest.mark.django_db
def test_the_server_says_how_many_are_too_many_and_keeps_them(length):
    staff = StaffClient(UserFactory())
    page = StandardPageFactory(live=False)
    page.save_revision()
    sent = {"summary": "å" * length, "body": streamfield([])}
    response = staff.fill_in(edit_url(page), sent)
    if length == 300:
        succeeded(response)
        return
    assert field_errors(response) == {
        "summary": f"Skriv højst 300 tegn. Teksten er {length - 300} tegn for lang."
    }
    shown = one(parse_screen(response), "#id_summary")
    assert shown.get_text().strip() == "å" * length


@pytest.mark.django_db
def test_the_admin_counts_in_danish():
    staff = StaffClient(UserFactory())
    names = StandardPage._meta
    add = reverse(
        "wagtailadmin_pages:add",
        args=[names.app_label, names.model_name, home_page().pk],
    )
    screen = parse_screen(staff.get(add))
    assert one(screen, "#id_summary")["data-max-length"] == "300"
    words = one(screen, "template[data-text-length]")
    assert words["data-count"] == "{count} af {limit} tegn"
    assert words["data-over"] == "{count} af {limit} tegn: {excess} for meget"
    assert one(screen, 'script[src*="admin/writing/text-length"]')


@pytest.mark.django_db
def test_nobody_is_counted_at_the_door(client):
    screen = parse_screen(client.get(reverse("wagtailadmin_password_reset")))
    assert not screen.select("template[data-text-length]")


def test_a_field_of_a_model_says_it_too():
    field = InitiativePage._meta.get_field("audience")
    with pytest.raises(forms.ValidationError, match="1 tegn for lang"):
        field.clean("x" * 121, None)
