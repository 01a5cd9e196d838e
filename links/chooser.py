"""The window in which an editor picks a link from the register, or makes one."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.snippets.views.chooser import SnippetChooserViewSet

from links.models import Link


class NewLinkForm(forms.ModelForm):
    """A new link, made without leaving the page that will show it.

    Pages and documents are plain lists here: Wagtail's choosers open a window of
    their own, and that closes this one.
    """

    # The page editor beneath the window has a title too.
    prefix = "new-link"

    class Meta:
        model = Link
        fields = [
            "title",
            "kind",
            "source",
            "language",
            "url",
            "target_page",
            "target_document",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        pages = self.fields["target_page"]
        pages.queryset = Page.objects.live().filter(depth__gt=1).order_by("path")
        pages.label_from_instance = _indented_title


def _indented_title(page: Page) -> str:
    """Return the title of a page behind a dash for each page above it."""
    return "– " * (page.depth - 2) + page.title


class LinkChooserViewSet(SnippetChooserViewSet):
    """Pick a link from the register, or make one without leaving the page."""

    icon = "link"
    choose_one_text = _("Choose a link")
    choose_another_text = _("Choose another link")
    edit_item_text = _("Edit this link")
    creation_form_class = NewLinkForm
    create_action_label = _("Create link")
    creation_tab_label = _("New link")
