"""What a form shows of the link that was chosen, and what can be done about it there."""

from django import forms
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import register
from wagtail.snippets.widgets import AdminSnippetChooser, SnippetChooserAdapter

from links.describing.places import place_and_kind
from links.describing.states import shown_states
from links.models import Link

# How a decision about a link is sent, here and wherever else one is made in a form.
DECISIONS = "js/admin/links/link-decisions.js"
SCRIPT = "js/admin/links/link-chooser.js"


def chosen_data(link: Link) -> dict[str, str | bool]:
    """Return what a form shows of a link besides its title: HTML, and in words.

    Asks nothing of the database if the link was fetched `with_state()` or
    `for_display()`.
    """
    context = {"link": link, "place": place_and_kind(link)}
    return {
        "about": render_to_string("links/admin/about.html", context),
        "summary": summary_of(link),
        "isFlagged": link.is_flagged,
    }


def summary_of(link: Link) -> str:
    """Return where a link leads, its kind and its state, as plain words."""
    states = [str(state.words) for state in shown_states(link)]
    return " · ".join([place_and_kind(link), *states])


class LinkChooserInput(AdminSnippetChooser):
    """Shows of the chosen link where it leads, its kind and its state.

    Beside it stands a button that flags it, which a script offers to those who may.
    """

    template_name = "links/admin/chosen.html"
    js_constructor = "LinkChooser"

    def get_instance(self, value):
        """Fetch a link that was named by its key along with its state."""
        return Link.objects.for_display().sent(value)

    def get_value_data_from_instance(self, instance):
        """Add to what Wagtail hands on what is shown of the link."""
        return super().get_value_data_from_instance(instance) | chosen_data(instance)

    def get_context(self, name, value_data, attrs):
        return super().get_context(name, value_data, attrs) | {
            "about": value_data.get("about", ""),
            "is_flagged": value_data.get("isFlagged", False),
        }

    @cached_property
    def media(self):
        wagtails = versioned_static("wagtailsnippets/js/snippet-chooser.js")
        return forms.Media(js=[wagtails, DECISIONS, SCRIPT])


class LinkChooserAdapter(SnippetChooserAdapter):
    """Tells blocks of the script that shows the state."""

    js_constructor = "links.LinkChooser"

    @cached_property
    def media(self):
        wagtails = versioned_static("wagtailsnippets/js/snippet-chooser-telepath.js")
        return forms.Media(js=[wagtails, DECISIONS, SCRIPT])


register(LinkChooserAdapter(), LinkChooserInput)
