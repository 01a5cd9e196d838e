"""The list of links."""

from django.db.models import F
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.snippets.views.snippets import IndexView

from links.actions.states import LinkState, states_of
from links.admin.decisions.buttons import ActionButton, buttons_for
from links.admin.register.columns import LinkTitleColumn
from links.admin.register.export import LinkExport
from links.models import Link
from links.permissions import may_add_links

# What each column sorts by; "-" before the name turns all of it round.
ORDERINGS = {
    "title": ("title",),
    "reports": ("tally__open_reports", "tally__live_pages"),
    "pages": ("tally__live_pages", "tally__draft_pages"),
    "kind": ("kind", "title"),
    "checked": ("health__checked_at",),
    "created": ("created_at",),
}


class RegisterPaginator(WagtailPaginator):
    """Sorts primary keys alone, and then fetches the rows of one page.

    With everything that a row shows, the database would carry a hundred thousand
    wide rows through the sorting.
    """

    def page(self, number):
        links = self.object_list
        self.object_list = links.values_list("pk", flat=True)
        page = super().page(number)
        self.object_list = links
        rows = Link.objects.with_state().select_related("tally", "proposed_title")
        found = rows.in_bulk(list(page.object_list))
        page.object_list = [found[pk] for pk in page.object_list if pk in found]
        return page


# What an editor can do with a link from its row; the others ask for a second look.
ROW_ACTIONS = ("accept-move", "flag", "unflag", "check", "confirm", "dismiss")


class RowButton(Button):
    """An entry of the menu beside a title that changes something."""

    template_name = "links/admin/register/row_button.html"

    def __init__(self, button: ActionButton, place: int):
        super().__init__(
            button.label,
            attrs={"form": "link-decision", "formaction": button.url},
            icon_name=button.icon,
            # After Wagtail’s own; without it they would be sorted by their labels.
            priority=100 + place,
        )


class LinkIndexView(LinkExport, IndexView):
    """What residents complain of first, then what most of them meet."""

    paginator_class = RegisterPaginator
    default_ordering = "-reports"

    def _get_title_column(self, field_name, column_class=LinkTitleColumn, **kwargs):
        return super()._get_title_column(field_name, column_class, **kwargs)

    def order_queryset(self, links):
        """Sort by the column chosen; what has no value comes last."""
        name = self.ordering.removeprefix("-")
        columns = [F(column) for column in ORDERINGS[name]]
        if self.ordering.startswith("-"):
            return links.order_by(*(c.desc(nulls_last=True) for c in columns), "-pk")
        return links.order_by(*(c.asc(nulls_last=True) for c in columns), "pk")

    def search_queryset(self, links):
        """Look for the words in title, source and address."""
        return links.matching(self.search_query) if self.is_searching else links

    def get_list_more_buttons(self, instance):
        """Add what can be decided about the link to what can be done with its row."""
        state = self.states.get(instance.pk) or LinkState(instance)
        decisions = buttons_for(state, self.request.user, ROW_ACTIONS)
        return [
            *super().get_list_more_buttons(instance),
            *(RowButton(button, place) for place, button in enumerate(decisions)),
        ]

    @cached_property
    def header_buttons(self):
        """Lead on to the addresses that are not in the register yet."""
        typed = HeaderButton(
            _("Addresses outside the register"),
            url=reverse("typed_addresses"),
            icon_name="link-external",
        )
        buttons = [*super().header_buttons]
        if may_add_links(self.request.user):
            many = HeaderButton(
                _("Add many links"), url=reverse("add_many_links"), icon_name="plus"
            )
            buttons.append(many)
        return [*buttons, typed]

    def get_context_data(self, *args, **kwargs):
        """Say where to come back to, and with which filters."""
        query = self.request.GET.copy()
        query.pop("_w_filter_fragment", None)
        back = reverse(self.index_url_name)
        if query:
            back += f"?{query.urlencode()}"
        context = super().get_context_data(*args, **kwargs)
        # The rows are written later, and ask nothing more.
        self.states = states_of(context["object_list"])
        return context | {"back": back}
