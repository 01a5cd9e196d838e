"""Words of Wagtail's admin that no catalogue reaches, and how they are translated."""

from importlib import import_module

from django.conf import settings
from django.contrib.auth import get_user_model
from django.template.loaders.app_directories import Loader as AppLoader
from django.utils import translation
from django.utils.functional import lazy
from django.utils.text import capfirst

_capitalised = lazy(capfirst, str)

SEARCH = {'value="Search"': 'value="{% load i18n %}{% translate "Search" %}"'}
# By template: what it says in English alone, or in the words of Python, and what is
# read in its place.
IN_TEMPLATES = {
    "wagtailadmin/shared/header.html": SEARCH,
    "wagtailadmin/shared/headers/_actions.html": {
        'aria-label="Actions"': 'aria-label="{% load i18n %}{% translate "Actions" %}"',
    },
    "wagtailimages/chooser/results.html": {
        'title="Select {%': 'title="{% load i18n %}{% translate "Select" %} {%',
    },
    # True, False, None
    "wagtailadmin/tables/boolean_cell.html": {
        "value|stringformat:'s'": "value|yesno|capfirst",
    },
    "wagtailadmin/shared/side_panel_toggle.html": {
        "{{ count|intcomma }}": '{{ count|default_if_none:""|intcomma }}',
    },
    # initiatives.initiativepage
    "wagtailadmin/reports/listing/_list_page_types_usage.html": {
        "{{ page_type.app_label }}.{{ page_type.model }}": (
            "{{ page_type.model_class.get_page_description }}"
        ),
    },
    # When a plan that nobody has made yet would take effect: one sentence.
    "wagtailadmin/shared/side_panels/includes/status/workflow.html": {
        """<div class="w-label-3 w-text-primary">{% trans 'Once scheduled:' %}</div>""": "",
        "{{ draft_go_live_at }}": "{{ draft_go_live_at }}{% trans 'Once scheduled:' %}",
        "{{ draft_expire_at }}": "{{ draft_expire_at }}{% trans 'Once scheduled:' %}",
    },
}

# Where gettext is called when a class is made.
EAGER_MODULES = (
    "wagtail.forms",
    "wagtail.admin.forms.collections",
    "wagtail.admin.viewsets.chooser",
    "wagtail.contrib.redirects.filters",
    "wagtail.contrib.redirects.views",
    "wagtail.documents.forms",
    "wagtail.images.forms",
)


class Loader(AppLoader):
    """Loads the apps' templates, with the few untranslated words made translatable.

    A copy of each template would do it too, and would fall behind with the next
    release; a test says which of these words Wagtail has meanwhile taken care of.
    """

    def get_contents(self, origin) -> str:
        contents = super().get_contents(origin)
        for english, read in IN_TEMPLATES.get(origin.template_name, {}).items():
            contents = contents.replace(english, read)
        return contents


def translate_early() -> None:
    """Read the modules that ask for their words once, while the site's language is on.

    Whichever process or account came first would otherwise choose the language of
    these words for all.
    """
    with translation.override(settings.LANGUAGE_CODE):
        for name in EAGER_MODULES:
            import_module(name)


def add_labels() -> None:
    """Give names to fields and columns that have none to be translated."""
    # Imported when the apps are ready: settings name this module's loader.
    from wagtail.admin.forms.workflows import WorkflowPageForm  # noqa: PLC0415
    from wagtail.models import Comment, Page, Site  # noqa: PLC0415
    from wagtail.sites.views import IndexView  # noqa: PLC0415
    from wagtail.users.forms import PagePermissionsForm  # noqa: PLC0415

    for form in (PagePermissionsForm, WorkflowPageForm):
        form.base_fields["page"].label = _capitalised(Page._meta.verbose_name)
    for column in IndexView.columns:
        if column.name in ("port", "site_name", "root_page"):
            column.label = _capitalised(Site._meta.get_field(column.name).verbose_name)
    Comment._meta.get_field("user").verbose_name = get_user_model()._meta.verbose_name
