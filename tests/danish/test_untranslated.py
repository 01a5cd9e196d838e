"""Words of Wagtail's that no catalogue reaches are Danish all the same."""

from pathlib import Path

import pytest
from django.contrib.auth.models import Permission
from django.template import Engine
from django.template.loader import get_template
from django.template.loaders.app_directories import Loader as AppLoader
from django.utils import translation
from wagtail.models import Collection, Page

from danish.names import name_in_danish
from danish.untranslated import IN_TEMPLATES
from tests.releases import OTHER_RELEASES


@pytest.mark.skipif(
    bool(OTHER_RELEASES), reason="other releases may have mended it themselves"
)
@pytest.mark.parametrize("name", IN_TEMPLATES)
def test_the_english_word_is_in_wagtails_template_and_not_in_what_is_read(name):
    [original] = [
        Path(origin.name).read_text("utf-8")
        for origin in AppLoader(Engine.get_default()).get_template_sources(name)
        if Path(origin.name).exists() and "wagtail" in Path(origin.name).parts
    ]
    read = get_template(name).template.source
    for english, instead in IN_TEMPLATES[name].items():
        assert english in original
        assert instead in read
        assert english not in read.replace(instead, "")


@pytest.mark.parametrize(
    ("language", "label"), [("da", "Adgangskode"), ("en", "Password")]
)
def test_the_password_is_asked_for_in_the_readers_language(language, label):
    from users.forms import LoginForm

    with translation.override(language):
        assert LoginForm().fields["password"].label == label


def test_what_is_translated_once_is_danish_whoever_comes_first():
    from wagtail.contrib.redirects.filters import RedirectsReportFilterSet

    with translation.override("en"):
        choices = RedirectsReportFilterSet.base_filters["is_permanent"].extra["choices"]
    assert [str(label) for _value, label in choices] == ["Varig", "Midlertidig"]


@pytest.mark.parametrize(
    ("language", "text"), [("da", "Vælg et link"), ("en", "Choose a link")]
)
def test_a_chooser_speaks_the_readers_language(language, text):
    from links.chooser.window import LinkChooserViewSet
    from links.models import Link

    widget = LinkChooserViewSet("links", model=Link).widget_class()
    with translation.override(language):
        assert str(widget.choose_one_text) == text


@pytest.mark.django_db
def test_the_roots_and_the_rights_have_danish_names():
    name_in_danish()

    assert Page.get_first_root_node().title == "Øverste niveau"
    assert Collection.get_first_root_node().name == "Øverste samling"
    names = dict(Permission.objects.values_list("codename", "name"))
    assert names["add_person"] == "Kan tilføje: medarbejder"
    assert names["publish_page"] == "Kan udgive: side"
    assert names["access_admin"] == "Kan bruge administrationen"


@pytest.mark.django_db
def test_a_root_that_staff_have_named_keeps_its_name():
    Collection.objects.filter(depth=1).update(name="Alt")
    name_in_danish()
    assert Collection.get_first_root_node().name == "Alt"


@pytest.mark.django_db
def test_naming_twice_changes_nothing(django_assert_num_queries):
    name_in_danish()
    before = list(Permission.objects.values_list("pk", "name"))
    with django_assert_num_queries(3):
        name_in_danish()
    assert list(Permission.objects.values_list("pk", "name")) == before
