"""The staff in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.chooser import BaseSnippetChooseView
from wagtail.snippets.views.chooser import ChooseResultsView as SnippetChooseResultsView
from wagtail.snippets.views.chooser import ChooseView as SnippetChooseView
from wagtail.snippets.views.snippets import SnippetViewSet

from links.chooser.labelled import LabelledChooserViewSet
from pages.people.person import Person


class ActivePeopleMixin(BaseSnippetChooseView):
    """Offers those who still work here."""

    def get_object_list(self):
        return super().get_object_list().filter(is_active=True)


class ChooseView(ActivePeopleMixin, SnippetChooseView):
    """The chooser's window."""


class ChooseResultsView(ActivePeopleMixin, SnippetChooseResultsView):
    """The results in the chooser's window."""


class PersonChooserViewSet(LabelledChooserViewSet):
    """Pick a colleague."""

    icon = "user"
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    choose_one_text = _("Choose a member of staff")
    choose_another_text = _("Choose another")
    edit_item_text = _("Edit this person")


class PersonViewSet(SnippetViewSet):
    """List and edit the staff."""

    model = Person
    icon = "user"
    menu_label = _("Staff")
    menu_order = 270
    add_to_admin_menu = True
    chooser_viewset_class = PersonChooserViewSet
    list_display = [
        "name",
        "job_title",
        "phone",
        BooleanColumn("is_active", label=_("Active")),
    ]
    list_filter = ["is_active"]
