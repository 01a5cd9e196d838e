"""What the list of links says of each, without a question to the database."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.ui.tables import Column, TitleColumn

from links.actions.states import LinkState
from links.admin.decisions.buttons import buttons_for
from links.describing.columns import LinkStateColumn
from links.describing.places import place_of
from links.models import Link


def uses_in_words(link: Link) -> list[str]:
    """Return how many pages show a link, and how many drafts beside them."""
    tally = getattr(link, "tally", None)
    if tally is None:
        return []
    counts = (
        (tally.live_pages, ngettext("%d page", "%d pages", tally.live_pages)),
        (tally.draft_pages, ngettext("%d draft", "%d drafts", tally.draft_pages)),
    )
    return [sentence % count for count, sentence in counts if count]


class LinkTitleColumn(TitleColumn):
    """The title, with the place that it leads to beneath it."""

    cell_template_name = "links/admin/register/title_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return context | {
            "place": place_of(instance),
            "has_proposed_title": instance.has_proposed_title,
        }


# What neither asks the database.
AVAILABILITY_ACTIONS = ("flag", "unflag")


class DecidableStateColumn(LinkStateColumn):
    """The same, with the button that changes what the public sees."""

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        user = context["request"].user
        buttons = buttons_for(LinkState(instance), user, AVAILABILITY_ACTIONS)
        return context | {"buttons": buttons}


class UsesColumn(Column):
    """How many pages show the link."""

    cell_template_name = "links/admin/register/uses_cell.html"

    def get_value(self, instance):
        return uses_in_words(instance)


class ReportsColumn(Column):
    """How many residents have said that it does not work, if any has."""

    def get_value(self, instance):
        tally = getattr(instance, "tally", None)
        return (tally.open_reports if tally else 0) or ""


class DayColumn(Column):
    """A day in a short form, since the list has many columns."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, classname="register-day", **kwargs)

    def get_value(self, instance):
        moment = super().get_value(instance)
        return date_format(localtime(moment), "d.m.Y") if moment else ""


COLUMNS = [
    DecidableStateColumn(),
    UsesColumn("uses", label=_("Where used"), sort_key="pages"),
    ReportsColumn("reports", label=_("From residents"), sort_key="reports"),
    Column("get_kind_display", label=_("Kind"), sort_key="kind"),
    DayColumn("health.checked_at", label=_("Last check"), sort_key="checked"),
    DayColumn("created_at", label=_("Created"), sort_key="created"),
]
