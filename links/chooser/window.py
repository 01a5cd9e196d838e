"""The window in which an editor picks a link from the register, or makes one."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm, SearchFilterMixin
from wagtail.admin.ui.tables import Column
from wagtail.models import Page
from wagtail.snippets.views.chooser import (
    BaseSnippetChooseView,
    ChooseResultsView,
    SnippetChosenMultipleView,
    SnippetChosenView,
    SnippetCreateView,
)

from links.chooser.chosen import LinkChooserInput, chosen_data
from links.chooser.labelled import LabelledChooserViewSet, LabelledChooseView
from links.describing.columns import LinkStateColumn
from links.describing.places import place_of
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


class LinksWithState(BaseSnippetChooseView):
    """A list that tells links apart: by where they lead, their kind and their state."""

    def get_object_list(self):
        return Link.objects.with_state()

    @property
    def columns(self):
        return [
            *super().columns,
            Column("place", label=_("Where it leads"), accessor=place_of),
            Column("get_kind_display", label=_("Kind")),
            LinkStateColumn(),
        ]


class ChooseLinkView(LinksWithState, LabelledChooseView):
    """The window with the list, and the form for a new link."""

    filter_form_class = LinkFilterForm


class ChooseLinkResultsView(LinksWithState, ChooseResultsView):
    """The list alone, after a search."""

    filter_form_class = LinkFilterForm


class AnswersWithState:
    """Hands the form a link with all that it shows of it."""

    def get_chosen_response_data(self, item):
        """Add where the link leads and how it stands to what Wagtail hands on."""
        return super().get_chosen_response_data(item) | chosen_data(item)


class ChosenLinkView(AnswersWithState, SnippetChosenView):
    """A link that was picked from the list."""


class ChosenLinksView(AnswersWithState, SnippetChosenMultipleView):
    """Several that were."""


class CreateLinkView(AnswersWithState, SnippetCreateView):
    """The form for a new link, sent."""

    def save_form(self, form):
        """Remember who says that a link is gone."""
        if form.instance.is_flagged:
            form.instance.unavailable_by = self.request.user
        return super().save_form(form)


class LinkChooserViewSet(LabelledChooserViewSet):
    """Pick a link from the register, or make one without leaving the page."""

    icon = "link"
    choose_view_class = ChooseLinkView
    choose_results_view_class = ChooseLinkResultsView
    chosen_view_class = ChosenLinkView
    chosen_multiple_view_class = ChosenLinksView
    create_view_class = CreateLinkView
    base_widget_class = LinkChooserInput
    choose_one_text = _("Choose a link")
    choose_another_text = _("Choose another link")
    edit_item_text = _("Edit this link")
    creation_form_class = NewLinkForm
    create_action_label = _("Create link")
    creation_tab_label = _("New link")
