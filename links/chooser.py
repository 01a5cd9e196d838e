"""The window in which an editor picks a link from the register, or makes one."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm, SearchFilterMixin
from wagtail.models import Page
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetCreateView,
)
from wagtail.snippets.widgets import AdminSnippetChooser

from links.models import Link
from links.models.forms import (
    AsksAboutSameWords,
    AsksAboutTracking,
    another_field,
    tracking_field,
)

MAY_BE_LOST = _(
    "If the address of a page that is gone is lost, choose “Not available any longer” "
    "and leave the address empty. Readers see the title and a note."
)


class NewLinkForm(AsksAboutSameWords, AsksAboutTracking, forms.ModelForm):
    """A new link, made without leaving the page that will show it.

    One that is gone needs no address: pages may name links whose address is lost.

    Pages and documents are plain lists here: Wagtail's choosers open a window of
    their own, and that closes this one.
    """

    # The page editor beneath the window has a title too.
    prefix = "new-link"
    is_another = another_field()
    tracking = tracking_field()
    field_order = [
        "title",
        "kind",
        "source",
        "is_another",
        "language",
        "url",
        "tracking",
        "target_page",
        "target_document",
        "availability",
    ]

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
            "availability",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        pages = self.fields["target_page"]
        pages.queryset = Page.objects.live().filter(depth__gt=1).order_by("path")
        pages.label_from_instance = _indented_title
        availability = self.fields["availability"]
        availability.required = False
        availability.help_text = MAY_BE_LOST
        self.ask_about_same_words()
        self.offer_without_tracking(self.data.get(self.add_prefix("url"), ""))

    def clean(self):
        """Take the address as it was chosen."""
        cleaned = super().clean()
        if cleaned.get("url"):
            cleaned["url"] = self.chosen_address(cleaned["url"])
        return cleaned


def _indented_title(page: Page) -> str:
    """Return the title of a page behind a dash for each page above it."""
    return "– " * (page.depth - 2) + page.title


class LinkFilterForm(SearchFilterMixin, BaseFilterForm):
    """Searches as the list of links does, and as fast."""

    def filter(self, objects):
        """Keep the links that have each of the words in title, source or address."""
        objects = BaseFilterForm.filter(self, objects)
        if words := self.cleaned_data.get("q"):
            objects = objects.matching(words)
            self.is_searching = True
            self.search_query = words
        return objects


class LabelledChooseView(ChooseView):
    """The window with the list, whose heading says all: "Choose a link"."""

    # Wagtail adds the name of the model to it.
    page_subtitle = ""


class ChooseLinkView(LabelledChooseView):
    """The window with the list, and the form for a new link."""

    filter_form_class = LinkFilterForm


class ChooseLinkResultsView(ChooseResultsView):
    """The list alone, after a search."""

    filter_form_class = LinkFilterForm


class CreateLinkView(SnippetCreateView):
    """The form for a new link, sent."""

    def save_form(self, form):
        """Remember who says that a link is gone."""
        if form.instance.is_flagged:
            form.instance.unavailable_by = self.request.user
        return super().save_form(form)


class LabelledChooserViewSet(SnippetChooserViewSet):
    """A chooser whose own words are on its buttons, in the language of the reader.

    Wagtail's widget writes words of its own there, in the language that was spoken
    when it was made.
    """

    choose_view_class = LabelledChooseView

    @cached_property
    def widget_class(self):
        viewset = self

        class LabelledChooser(AdminSnippetChooser):
            def __init__(self, **kwargs):
                super().__init__(model=viewset.model, icon=viewset.icon, **kwargs)
                self.choose_one_text = viewset.choose_one_text
                self.choose_another_text = viewset.choose_another_text
                self.link_to_chosen_text = viewset.edit_item_text

        return LabelledChooser


class LinkChooserViewSet(LabelledChooserViewSet):
    """Pick a link from the register, or make one without leaving the page."""

    icon = "link"
    choose_view_class = ChooseLinkView
    choose_results_view_class = ChooseLinkResultsView
    create_view_class = CreateLinkView
    choose_one_text = _("Choose a link")
    choose_another_text = _("Choose another link")
    edit_item_text = _("Edit this link")
    creation_form_class = NewLinkForm
    create_action_label = _("Create link")
    creation_tab_label = _("New link")
