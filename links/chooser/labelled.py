"""Choosers whose own words are on their buttons and in their windows."""

from django.utils.functional import cached_property
from wagtail.snippets.views.chooser import ChooseView, SnippetChooserViewSet
from wagtail.snippets.widgets import AdminSnippetChooser


class LabelledChooseView(ChooseView):
    """The window with the list, whose heading says all: "Choose a link"."""

    # Wagtail adds the name of the model to it.
    page_subtitle = ""


class LabelledChooserViewSet(SnippetChooserViewSet):
    """A chooser whose own words are on its buttons, in the language of the reader.

    Wagtail's widget writes words of its own there, in the language that was spoken
    when it was made.
    """

    choose_view_class = LabelledChooseView
    base_widget_class = AdminSnippetChooser

    @cached_property
    def widget_class(self):
        viewset = self

        class LabelledChooser(viewset.base_widget_class):
            def __init__(self, **kwargs):
                super().__init__(model=viewset.model, icon=viewset.icon, **kwargs)
                self.choose_one_text = viewset.choose_one_text
                self.choose_another_text = viewset.choose_another_text
                self.link_to_chosen_text = viewset.edit_item_text

        return LabelledChooser
