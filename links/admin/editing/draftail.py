"""The register's button in the rich text editor, and how its links are stored."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import LinkElementHandler
from wagtail.admin.rich_text.editors.draftail import features as draftail_features
from wagtail.rich_text import LinkHandler

from links.chooser.chosen import summary_of
from links.models import Link

FEATURE = "register-link"
ENTITY = "REGISTER_LINK"


class RegisterLinkHandler(LinkHandler):
    """Tells Wagtail which links a text uses; `links.printing.rich_text` prints them."""

    identifier = "link"

    @staticmethod
    def get_model():
        return Link

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        """Return opening tags, for what Wagtail prints itself (comparisons)."""
        return ["<a>" for _attrs in attrs_list]

    @classmethod
    def extract_references(cls, attrs):
        """Yield the link for Wagtail's reference index."""
        if attrs.get("id"):
            yield Link, attrs["id"], "", ""


class RegisterLinkElementHandler(LinkElementHandler):
    """Reads a stored link into the editor."""

    def get_attribute_data(self, attrs):
        try:
            link = Link.objects.for_display().get(pk=int(attrs["id"]))
        except (KeyError, ValueError, Link.DoesNotExist):
            return {"id": attrs.get("id")}
        return {"id": link.pk, "string": link.title, "summary": summary_of(link)}


def link_entity(props):
    """Write a link from the editor as `<a linktype="link" id="…">`."""
    return DOM.create_element(
        "a", {"linktype": "link", "id": props.get("id")}, props["children"]
    )


def register_feature(features) -> None:
    """Wagtail hook: add the register's button to the editor."""
    features.register_link_type(RegisterLinkHandler)
    features.register_editor_plugin(
        "draftail",
        FEATURE,
        draftail_features.EntityFeature(
            {
                "type": ENTITY,
                "icon": "link-external",
                "description": _("Link from the register"),
                "chooserUrls": {"linkChooser": reverse_lazy("link_chooser:choose")},
            },
            js=["wagtailadmin/js/chooser-modal.js", "js/admin/links/register-link.js"],
        ),
    )
    features.register_converter_rule(
        "contentstate",
        FEATURE,
        {
            "from_database_format": {
                'a[linktype="link"]': RegisterLinkElementHandler(ENTITY)
            },
            "to_database_format": {"entity_decorators": {ENTITY: link_entity}},
        },
    )
