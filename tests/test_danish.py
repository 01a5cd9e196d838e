"""Danish in the admin: every label of ours is translated, and asks for it when shown."""

import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path

import django
import pytest
from babel.messages.pofile import read_po
from django import forms
from django.apps import apps
from django.conf import settings
from django.utils.translation import override
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import Panel, get_edit_handler
from wagtail.admin.ui.tables import BaseColumn
from wagtail.admin.views.reports import ReportView
from wagtail.blocks import BaseStreamBlock, Block, ChoiceBlock, ListBlock, StructBlock
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.fields import StreamField
from wagtail.images.models import AbstractRendition
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

APPS = ("boligsocial", "demo", "initiatives", "links", "media", "pages", "references")
APPS += (
    "danish",
    "guides",
    "importer",
    "page_cache",
    "feedback",
    "departments",
    "posters",
    "urgent_help",
    "documents",
    "activities",
    "forms",
    "notices",
    "news",
    "colleagues",
    "page_templates",
    "search",
    "users",
)

# Words that are the same in both languages, or names.
SAME_IN_BOTH = {
    "%(does)s %(things)s.",
    "%(does)s: %(things)s.",
    "%(field)s: %(old)s → %(new)s",
    "112",
    "administrator",
    "amina lund",
    "browser",
    "cvr",
    "e-mail",
    "fatima",
    "for:",
    "gas",
    "link",
    "links",
    "lix %(value)s: %(band)s",
    "logo",
    "menu",
    "pause",
    "person",
    "ring",
    "send",
    "send invitation",
    "status",
    "stop",
    "video",
    "video: %(title)s",
    "youtube",
}

Label = tuple[str, object]


def is_ours(thing) -> bool:
    return (getattr(thing, "__module__", "") or "").partition(".")[0] in APPS


def our_models() -> list:
    """Return every model that staff can meet; renditions are made behind the scenes."""
    return [
        model
        for model in apps.get_models()
        if is_ours(model) and not issubclass(model, AbstractRendition)
    ]


def our_modules() -> list:
    """Import every module of ours, so that every class of ours is there to be asked."""
    root = Path(settings.BASE_DIR)
    names = [
        ".".join(path.relative_to(root).with_suffix("").parts)
        for app in APPS
        for path in (root / app).rglob("*.py")
        if not {"settings", "migrations", "commands"} & set(path.parts)
        and path.stem not in ("__init__", "wsgi", "serve", "gunicorn_settings")
    ]
    return [importlib.import_module(name) for name in sorted(names)]


def our_classes(base: type) -> list[type]:
    """Return our subclasses of `base`."""
    return sorted(
        {
            member
            for module in our_modules()
            for _, member in inspect.getmembers(module, inspect.isclass)
            if issubclass(member, base) and is_ours(member)
        },
        key=lambda member: (member.__module__, member.__qualname__),
    )


def labels_of_model(model) -> Iterator[Label]:
    options = model._meta
    yield "verbose_name", options.verbose_name
    yield "verbose_name_plural", options.verbose_name_plural
    if issubclass(model, Page):
        yield "page_description", model.page_description
    for field in (*options.local_fields, *options.local_many_to_many):
        if field.auto_created or not field.editable or is_inherited(model, field):
            continue
        yield f"{field.name}.verbose_name", field.verbose_name
        yield f"{field.name}.help_text", field.help_text
        if not callable(field.choices):
            for value, label in field.flatchoices:
                yield f"{field.name}={value}", label
        if isinstance(field, StreamField):
            yield from labels_of_block(field.stream_block, field.name)


def is_inherited(model, field) -> bool:
    """Whether the field was made by a class of Django's or Wagtail's above the model."""
    return any(
        not is_ours(base) and hasattr(base, "_meta") and field.name in names_in(base)
        for base in model.__mro__
    )


def names_in(base) -> set[str]:
    return {field.name for field in base._meta.get_fields(include_parents=False)}


def labels_of_block(block: Block, where: str) -> Iterator[Label]:
    # A label of None is never shown: such a block has the name of its field.
    if not isinstance(block, BaseStreamBlock):
        yield f"{where}.label", block.label
    yield f"{where}.description", block.get_description() if is_ours(block) else ""
    yield f"{where}.help_text", getattr(block.meta, "help_text", "")
    field = getattr(block, "field", None)
    if field is not None:
        yield f"{where}.field.help_text", field.help_text
    if isinstance(block, ChoiceBlock):
        for value, label in block.field.choices:
            yield f"{where}={value}", label if value else ""
    if isinstance(block, ListBlock):
        yield from labels_of_block(block.child_block, f"{where}[]")
    if isinstance(block, StructBlock | BaseStreamBlock) and is_ours(block):
        for name, child in block.child_blocks.items():
            yield from labels_of_block(child, f"{where}.{name}")


def labels_of_panel(panel: Panel, where: str) -> Iterator[Label]:
    name = getattr(panel, "field_name", "")
    if not name:
        yield f"{where}.heading", panel.heading
        yield f"{where}.help_text", panel.help_text
    for index, child in enumerate(getattr(panel, "children", ())):
        yield from labels_of_panel(child, f"{where}[{index}]")


def labels_of_viewset(viewset: type) -> Iterator[Label]:
    names = ("menu_label", "choose_one_text", "choose_another_text", "edit_item_text")
    for name in (*names, "create_action_label", "creation_tab_label"):
        if name in vars(viewset):
            yield name, vars(viewset)[name]
    for column in vars(viewset).get("list_display", ()):
        if isinstance(column, BaseColumn):
            yield f"list_display {column.name}", column.label
    if filters := vars(viewset).get("filterset_class"):
        for name, field in filters.declared_filters.items():
            yield f"filter {name}", field.label


def labels_of_form(form: type[forms.BaseForm]) -> Iterator[Label]:
    for name, field in getattr(form, "declared_fields", {}).items():
        yield f"{name}.label", field.label
        yield f"{name}.help_text", field.help_text


def labels_of_report(report: type[ReportView]) -> Iterator[Label]:
    yield "page_title", report.page_title
    for column in report.columns:
        yield f"column {column.name}", column.label
    for name, heading in report.export_headings.items():
        yield f"export {name}", heading


def labels_of_menus() -> Iterator[Label]:
    for hook in ("register_admin_menu_item", "register_reports_menu_item"):
        for function in hooks.get_hooks(hook):
            item = function()
            if isinstance(item, MenuItem) and is_ours(function):
                yield item.name, item.label


def assert_danish(labels: Iterator[Label]) -> None:
    """Every label reads otherwise in Danish than in English."""
    english_alone = {
        where: english
        for where, label in labels
        if (english := said(label, "en"))
        and said(label, "da") == english
        and english.lower() not in SAME_IN_BOTH
    }
    assert english_alone == {}


def said(label, language: str) -> str:
    with override(language):
        return str(label or "")


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_a_model_speaks_danish(model):
    assert_danish(labels_of_model(model))


@pytest.mark.parametrize(
    "model",
    [
        model
        for model in our_models()
        if issubclass(model, Page)
        or model in get_snippet_models()
        or model in settings_registry
    ],
    ids=lambda model: model._meta.label,
)
def test_a_form_in_the_admin_has_danish_headings(model):
    viewset = getattr(model, "snippet_viewset", None)
    panel = viewset.get_edit_handler() if viewset else get_edit_handler(model)
    # The tabs that Wagtail adds to every page are Wagtail's.
    content = panel.children[:1] if issubclass(model, Page) else panel.children
    for part in content:
        assert_danish(
            label
            for index, child in enumerate(getattr(part, "children", ()))
            for label in labels_of_panel(child, str(index))
        )


@pytest.mark.parametrize(
    "viewset",
    [*our_classes(SnippetViewSet), *our_classes(SnippetChooserViewSet)],
    ids=lambda viewset: viewset.__name__,
)
def test_a_list_or_chooser_speaks_danish(viewset):
    assert_danish(labels_of_viewset(viewset))


@pytest.mark.parametrize(
    "form", our_classes(forms.BaseForm), ids=lambda form: form.__name__
)
def test_a_form_of_ours_speaks_danish(form):
    assert_danish(labels_of_form(form))


@pytest.mark.parametrize("report", our_classes(ReportView), ids=lambda r: r.__name__)
def test_a_report_speaks_danish(report):
    assert_danish(labels_of_report(report))


def test_the_menus_speak_danish():
    labels = list(labels_of_menus())
    assert labels
    assert_danish(iter(labels))


def test_every_message_reads_otherwise_in_danish():
    source = Path(settings.BASE_DIR) / "locale/da/LC_MESSAGES/django.po"
    with source.open("rb") as file:
        catalogue = read_po(file, locale="da")
    untranslated = []
    for message in catalogue:
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else ()
        strings = strings or (message.string,)
        if not message.id or ids[0].lower() in SAME_IN_BOTH:
            continue
        if message.fuzzy or not all(strings) or set(ids) & set(strings):
            untranslated.append(ids[0])
    assert untranslated == []


def test_no_message_of_ours_changes_the_words_of_django_everywhere():
    """Weekdays and months are written in every sentence that has a date in it."""
    ours = Path(settings.BASE_DIR) / "locale/da/LC_MESSAGES/django.po"
    theirs = Path(django.__file__).parent / "conf/locale/da/LC_MESSAGES/django.po"
    with ours.open("rb") as file, theirs.open("rb") as other:
        catalogue, of_django = read_po(file, locale="da"), read_po(other, locale="da")
    changed = [
        message.id
        for message in catalogue
        if message.id
        and (known := of_django.get(message.id, message.context))
        and known.string not in ("", message.string)
    ]
    assert changed == []
