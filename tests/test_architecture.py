"""Rules of the house that a machine can check, over every model, block and module."""

import ast
import re
from collections import defaultdict
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from pkgutil import resolve_name

import pytest
from django.apps import apps
from django.conf import settings
from django.template.loader import get_template
from django.urls import reverse
from django.utils.functional import Promise
from wagtail.blocks import BaseStreamBlock, Block, CharBlock, ListBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page, Site, get_page_models

from media.renditions import VARIANTS
from pages.models import BasePage, HomePage
from pages.models.base import page_models
from tests.factories import (
    PersonFactory,
    PictureFactory,
    SiteSettingsFactory,
    factory_of,
    home_page,
    parent_for,
    publish,
)
from tests.html import one, parse
from tests.policies import hash_source, policy_of

ROOT = Path(settings.BASE_DIR)
APPS = ("boligsocial", "initiatives", "links", "media", "pages", "references", "users")
APPS += ("search", "demo", "danish", "importer", "page_cache", "page_templates")
APPS += ("backups", "guides", "feedback", "departments", "activities", "forms")
APPS += ("notices", "colleagues", "urgent_help", "documents", "posters", "news")
# Without models, so that Django need not know them.
PACKAGES = ("linkcheck", "streams", "plaintext", "prepared", "diagnosis", "clock")
OUR_PAGE_MODELS = page_models()
SECTION = "pages/blocks/section.html"


def our_models():
    return [model for app in APPS for model in apps.get_app_config(app).get_models()]


def modules() -> list[Path]:
    """Every Python module of the site, migrations apart."""
    return sorted(
        path
        for folder in (*APPS, *PACKAGES, "bench")
        for path in (ROOT / folder).rglob("*.py")
        if "migrations" not in path.parts
    )


def snake_case(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


def id_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def some_page(model: type[BasePage]) -> BasePage:
    """Return a published page of `model` with all that pages share filled in."""
    SiteSettingsFactory()
    fields = {
        "picture": PictureFactory(),
        "picture_alt": "Beboere ved langbordet i fælleshuset",
        "content_owner": PersonFactory(),
        "summary": "Kom og vær med på Rønnebærvej.",
    }
    if model is HomePage:
        page = home_page()
        for name, value in fields.items():
            setattr(page, name, value)
        return publish(page)
    return publish(factory_of(model)(body=every_block(model), **fields))


def stream_fields(model) -> list[StreamField]:
    return [
        field for field in model._meta.get_fields() if isinstance(field, StreamField)
    ]


def every_block(model) -> list:
    """Return one of each block of the model's body, as the editor previews them."""
    blocks = model._meta.get_field("body").stream_block.child_blocks
    return [
        (name, block.get_preview_value())
        for name, block in blocks.items()
        # Their examples choose things that are in no database.
        if name not in {"contact", "video", "call_to_action", "link_list"}
        and name not in {"knowledge", "related_links", "image"}
    ]


def test_every_page_type_of_the_site_is_a_base_page():
    ours = [model for model in get_page_models() if model._meta.app_label in APPS]
    assert set(ours) == set(OUR_PAGE_MODELS) != set()
    assert all(issubclass(model, BasePage) for model in ours)


@pytest.mark.parametrize("model", OUR_PAGE_MODELS)
class TestPageType:
    def test_says_where_it_may_stand(self, model):
        assert "parent_page_types" in vars(model)
        assert "subpage_types" in vars(model)
        assert "wagtailcore.Page" not in model.subpage_types

    def test_has_its_default_template(self, model):
        expected = snake_case(model.__name__)
        name = f"{model._meta.app_label}/{expected}.html"
        assert model.template == name
        get_template(name)

    def test_says_what_it_is_for(self, model):
        assert model.page_description
        assert isinstance(model.page_description, Promise)

    @pytest.mark.django_db
    def test_can_be_routed_to_and_read(self, model, client):
        page = some_page(model)
        response = client.get(page.url)
        assert response.status_code == 200
        assert response.context["page"] == page

    @pytest.mark.django_db
    def test_is_a_sound_document(self, model, client):
        document = parse(client.get(some_page(model).url))
        assert one(document, "html")["lang"] == "da"
        assert one(document, "h1").get_text(strip=True)
        assert one(document, "title").get_text(strip=True)
        assert one(document, "main")
        ids = [element["id"] for element in document.select("[id]")]
        assert len(ids) == len(set(ids)), sorted(ids)
        assert all(ids)

    @pytest.mark.django_db
    def test_refers_to_no_id_that_is_not_there(self, model, client):
        document = parse(client.get(some_page(model).url))
        ids = {element["id"] for element in document.select("[id]")}
        for attribute in ("aria-labelledby", "aria-describedby", "for"):
            for element in document.select(f"[{attribute}]"):
                assert set(element[attribute].split()) <= ids, element
        for link in document.select('a[href^="#"]'):
            assert link["href"][1:] in ids, link

    @pytest.mark.django_db
    def test_holds_nothing_that_the_content_security_policy_forbids(
        self, model, client
    ):
        response = client.get(some_page(model).url)
        document = parse(response)
        assert not document.select("[style]")
        allowed = policy_of(response)["style-src"]
        assert hash_source(one(document, "style").string) in allowed
        assert not document.select(
            "script:not([src]):not([type='application/ld+json'])"
        )
        for element in document.find_all():
            assert not [name for name in element.attrs if name.startswith("on")], (
                element
            )

    @pytest.mark.django_db
    def test_is_edited_and_previewed_in_the_admin(self, model, admin_client):
        page = some_page(model)
        edit = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        assert edit.status_code == 200
        draft = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
        preview = admin_client.get(draft)
        assert preview.status_code == 200
        assert one(parse(preview), "h1").get_text(strip=True) == page.title

    @pytest.mark.django_db
    def test_has_a_form_for_a_new_one(self, model, admin_client):
        if model is HomePage:
            assert model.max_count == 1
            return
        parent = parent_for(model)
        address = reverse(
            "wagtailadmin_pages:add",
            args=[model._meta.app_label, model._meta.model_name, parent.pk],
        )
        assert admin_client.get(address).status_code == 200


@pytest.mark.django_db
def test_the_tree_may_hold_nothing_that_is_not_ours():
    assert HomePage.parent_page_types == ["wagtailcore.Page"]
    site = Site.objects.get()
    assert isinstance(site.root_page.specific, HomePage)
    assert not Page.objects.exclude(depth=1).filter(
        content_type__app_label="wagtailcore"
    )


def stream_blocks() -> dict[str, Block]:
    """The blocks that a stream of ours offers, by the path of their class."""
    found = {}
    for model in our_models():
        for field in stream_fields(model):
            for name, block in field.stream_block.child_blocks.items():
                found[f"{type(block).__module__}.{name}"] = block
    return found


STREAM_BLOCKS = stream_blocks()


def inner_blocks(block: Block):
    """Yield our blocks inside `block`, however deep."""
    if isinstance(block, ImageBlock):
        return
    if isinstance(block, ListBlock):
        yield block.child_block
        yield from inner_blocks(block.child_block)
    elif isinstance(block, (StructBlock, BaseStreamBlock)):
        for child in block.child_blocks.values():
            yield child
            yield from inner_blocks(child)


@pytest.mark.parametrize("block", STREAM_BLOCKS.values(), ids=STREAM_BLOCKS)
class TestBlock:
    def test_has_an_icon_a_label_and_a_description(self, block):
        assert block.meta.icon not in (None, "", "placeholder")
        assert isinstance(block.meta.label, Promise)
        assert isinstance(block.meta.description, Promise)

    def test_labels_its_fields_in_a_language_that_can_be_translated(self, block):
        for inner in inner_blocks(block):
            # What a list holds has no name, and the list has the label.
            assert isinstance(inner.meta.label, Promise) or not inner.name, inner.name

    def test_names_a_field_of_words_for_each_link_that_has_its_own(self, block):
        for struct in (block, *inner_blocks(block)):
            if isinstance(struct, StructBlock):
                fields = struct.child_blocks
                for field in fields.values():
                    name = getattr(field.meta, "words_from", None)
                    assert name is None or isinstance(fields[name], CharBlock)

    def test_has_a_template_of_its_own_or_is_a_plain_section(self, block):
        app = type(block).__module__.partition(".")[0]
        # Blocks of one class, which differ by their wording alone, share theirs.
        shared = snake_case(type(block).__name__).removesuffix("_block")
        names = {f"{app}/blocks/{name}.html" for name in (block.name, shared)}
        assert block.meta.template in {*names, SECTION}
        get_template(block.meta.template)

    @pytest.mark.django_db
    def test_has_a_preview_that_shows_something(self, block):
        PictureFactory()
        assert block.is_previewable
        html = block.render(block.get_preview_value())
        assert parse(html).get_text(strip=True)

    @pytest.mark.django_db
    def test_prints_nothing_when_nothing_is_filled_in(self, block):
        empty = block.to_python(
            {
                name: [] if isinstance(child, ListBlock) else None
                for name, child in block.child_blocks.items()
            }
        )
        assert not parse(block.render(empty)).get_text(strip=True)

    def test_lies_at_most_one_level_deep(self, block):
        assert not any(
            isinstance(inner, BaseStreamBlock) for inner in inner_blocks(block)
        )


def test_the_templates_of_blocks_belong_to_blocks():
    used = {block.meta.template for block in STREAM_BLOCKS.values()}
    there = {
        str(path.relative_to(ROOT / "templates"))
        for path in (ROOT / "templates").glob("*/blocks/*.html")
    }
    assert used == there


def test_the_ids_of_templates_are_none_that_a_section_can_have():
    """A heading such as “Indhold” must not take the id of another part."""
    given = set()
    for template in (ROOT / "templates").rglob("*.html"):
        text = template.read_text()
        is_for_staff = {"admin", "panels", "wagtailimages"} & set(template.parts)
        if "wagtailadmin" not in text and not is_for_staff:
            given |= set(re.findall(r'\sid="([^"]+)"', text))
    theirs = {"{{ value.anchor }}", "{{ value.heading_id }}"}
    assert theirs < given
    # No slug begins or ends with an underscore: tests/pages/serving/test_sections.py.
    assert all(re.fullmatch(r"_.*[^_]", name) for name in given - theirs)


def test_templates_ask_for_pictures_that_the_table_has():
    asked = set()
    for template in (ROOT / "templates").rglob("*.html"):
        asked |= set(re.findall(r'site_picture \S+ "(\w+)"', template.read_text()))
    assert asked
    assert asked <= set(VARIANTS)


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_models_have_names_that_can_be_translated(model):
    if model._meta.auto_created or model._meta.label == "media.Rendition":
        return
    assert isinstance(model._meta.verbose_name, Promise)
    assert isinstance(model._meta.verbose_name_plural, Promise)
    theirs = {
        field.name
        for base in model.__mro__
        if hasattr(base, "_meta") and base.__module__.partition(".")[0] not in APPS
        for field in base._meta.get_fields()
    }
    for field in model._meta.local_fields:
        if field.editable and field.name not in theirs and not field.primary_key:
            assert isinstance(field.verbose_name, Promise), field.name


@pytest.mark.parametrize("path", modules(), ids=id_of)
def test_modules_stay_small(path):
    assert len(path.read_text().splitlines()) <= 300


@pytest.mark.parametrize("path", sorted(ROOT.glob("*/wagtail_hooks.py")), ids=id_of)
def test_hooks_modules_register_and_nothing_else(path):
    tree = ast.parse(path.read_text())
    for node in tree.body:
        assert not isinstance(node, ast.ClassDef)
        if isinstance(node, ast.FunctionDef):
            assert len(node.body) - bool(ast.get_docstring(node)) == 1, node.name
            assert isinstance(node.body[-1], ast.Return), node.name


def test_the_guard_is_told_of_tests_where_that_is_refused_outside_them():
    naming = [id_of(path) for path in modules() if "test_networks" in path.read_text()]
    assert naming == ["linkcheck/network/guard.py", "links/runs/configuration.py"]


def test_the_link_checker_needs_of_django_what_needs_no_settings():
    used = {
        f"{node.module}.{name.name}"
        for path in (ROOT / "linkcheck").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom) and node.module.startswith("django")
        for name in node.names
    }
    assert used == {
        "django.core.exceptions.ValidationError",
        "django.core.validators.validate_email",
        "django.db.models.TextChoices",
        "django.utils.translation.gettext_lazy",
    }


@pytest.mark.parametrize(
    # Each file of bench/ is a command of its own, or serves one.
    "folder",
    sorted({path.parent for path in modules()} - {ROOT / "bench"}),
    ids=id_of,
)
def test_no_more_modules_lie_in_a_row_than_can_be_taken_in(folder):
    in_a_row = {path.name for path in folder.glob("*.py")} - {"__init__.py"}
    assert len(in_a_row) <= 12, sorted(in_a_row)


@pytest.mark.parametrize("app", [*APPS, *PACKAGES])
def test_one_word_stands_for_one_thing_in_the_whole_of_an_app(app):
    places = defaultdict(set)
    for path in modules():
        if path.relative_to(ROOT).parts[0] == app:
            for node in ast.parse(path.read_text()).body:
                if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
                    places[node.name].add(id_of(path))
    # The name that Django gives to every command.
    places.pop("Command", None)
    alike = {
        name: sorted(paths)
        for name, paths in places.items()
        if len(paths) > 1 and not name.startswith("_")
    }
    assert alike == {}


def test_no_model_is_asked_for_by_name():
    """A model that cannot be imported stands above, and is none of our business."""
    asking = {
        id_of(path) for path in modules() if "apps.get_model(" in path.read_text()
    }
    # A field of a historical model has to find the model of today.
    assert asking == {"streams/fields.py"}


@pytest.mark.parametrize("document", sorted((ROOT / "docs").rglob("*.md")), ids=id_of)
def test_what_the_documents_name_is_there(document):
    names = re.findall(r"`([a-z]+(?:\.\w+)+)`", document.read_text())
    ours = {name for name in names if name.partition(".")[0] in {*APPS, *PACKAGES}}
    missing = sorted(name for name in ours if not is_there(name))
    assert missing == []


def is_there(name: str) -> bool:
    """Whether a dotted name is a file or a permission, a module or something in one."""
    if Path(name).suffix in {".py", ".html", ".po"}:
        return True
    if re.fullmatch(r"\w+\.(add|change|delete|view)_\w+", name):
        return True
    # Production's settings cannot be imported here.
    with suppress(ImportError):
        if find_spec(name):
            return True
    try:
        resolve_name(name)
    except (ImportError, AttributeError):
        return False
    return True


def test_public_functions_say_what_they_do():
    silent = [
        f"{id_of(path)}: {node.name}"
        for path in modules()
        if not {"bench", "management"} & set(path.parts)
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith(("_", "main"))
        and not ast.get_docstring(node)
    ]
    assert silent == []
