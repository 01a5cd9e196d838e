"""Blocks that hold links, and the rich text whose links follow the register."""

from django import forms
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.telepath import register
from wagtail.blocks import ListBlock, RichTextBlock
from wagtail.blocks.list_block import ListBlockAdapter
from wagtail.snippets.blocks import SnippetChooserBlock

from links.kinds import Kind
from links.models import Link
from links.printing.lookup import active_lookup
from links.printing.rich_text import LinkedRichText

# The window in which many links are made and chosen at once.
ADD_MANY = "add_many_links_in_window"
# What takes the addresses that are pasted beneath a list.
ADD_PASTED = "add_pasted_links"
TEXT_FEATURES = ["bold", "italic", "ol", "ul", "register-link", "link", "document-link"]
SECTION_FEATURES = ["h3", *TEXT_FEATURES]


class LinkedRichTextBlock(RichTextBlock):
    """Formatted text, with headings only when `features` say so."""

    def __init__(self, **kwargs):
        kwargs.setdefault("features", SECTION_FEATURES)
        super().__init__(**kwargs)

    def to_python(self, value):
        return LinkedRichText(value, active_lookup())

    def normalize(self, value):
        value = super().normalize(value)
        return value if isinstance(value, LinkedRichText) else self._linked(value)

    def value_from_form(self, value):
        return LinkedRichText(value)

    def _linked(self, value):
        return LinkedRichText(value.source)


def preview_link(**values) -> Link:
    """Return an unsaved link for the preview of a block in the editor."""
    example = {
        "title": gettext("What neighbours can do for each other"),
        "kind": Kind.ARTICLE,
        "source": gettext("The residents’ magazine"),
        "url": "https://www.example.org/",
    }
    return Link(**example | values)


class LinkChooserBlock(SnippetChooserBlock):
    """A link from the register.

    `words_from` names the field beside it that holds the words which readers press,
    where those are not the title of the link.
    """

    def __init__(self, **kwargs):
        super().__init__("links.Link", **kwargs)

    @cached_property
    def widget(self):
        """The chooser with the model's own words, in the language of the reader."""
        return self.target_model.snippet_viewset.chooser_viewset.widget_class()

    def bulk_to_python(self, values):
        """Return the links in the order of `values`; None where one is gone."""
        values = list(values)
        lookup = active_lookup()
        links = lookup.links if lookup else Link.objects.for_display().in_bulk(values)
        return [links.get(value) for value in values]

    def value_from_form(self, value):
        """Return the chosen link with its state: the form may be shown once more."""
        return Link.objects.for_display().sent(value)

    class Meta:
        icon = "link"
        label = _("Link")
        words_from = None


class LinksBlock(ListBlock):
    """A list of links, to which one is added by choosing it or by its address.

    It begins empty: a place that nobody has filled would be in the way of saving.
    """

    def __init__(self, **kwargs):
        super().__init__(LinkChooserBlock(), **{"default": []} | kwargs)


class LinksBlockAdapter(ListBlockAdapter):
    """Tells the editor how links are added to a list, and in which words."""

    js_constructor = "links.LinksBlock"

    def js_args(self, block):
        *others, meta = super().js_args(block)
        ours = {
            "manyUrl": reverse(ADD_MANY),
            "pasteUrl": reverse(ADD_PASTED),
            "words": {
                "choose": gettext("Choose a link"),
                "many": gettext("Insert several"),
                "paste": gettext("Insert an address"),
                "add": gettext("Add"),
                "empty": gettext("Write or paste an address first."),
                "known": gettext("“{title}” is in the list already."),
                "failed": gettext(
                    "The website does not answer. What you wrote is still here: try "
                    "again in a moment."
                ),
            },
        }
        return [*others, meta | ours]

    @cached_property
    def media(self):
        ours = ["js/admin/links/links-block.js", "js/admin/links/paste-links.js"]
        return super().media + forms.Media(js=ours)


register(LinksBlockAdapter(), LinksBlock)
