"""What the list of links says of each, without a question to the database."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn

from linkcheck.addresses import host_of
from links.actions.states import LinkState
from links.admin.decisions.buttons import buttons_for
from links.decisions.needed import URGENT
from links.models import Link


def place_of(link: Link) -> str:
    """Return where a link leads, as people say it: a host, or this site."""
    if link.url:
        return host_of(link.url)
    if link.target_document_id:
        return str(_("A document on this site"))
    if not link.has_target:
        return str(_("The address is lost"))
    return str(_("A page on this site"))


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


class VerdictColumn(StatusTagColumn):
    """The verdict as a tag; nothing for a page or document of this site."""

    cell_template_name = "links/admin/register/verdict_cell.html"

    def __init__(self, **kwargs):
        super().__init__(
            "health.get_verdict_display",
            label=_("Verdict"),
            primary=lambda link: link.health.verdict in URGENT,
            **kwargs,
        )

    def get_cell_context_data(self, instance, parent_context):
        if hasattr(instance, "health"):
            return super().get_cell_context_data(instance, parent_context)
        return {"column": self}


# What neither asks the database.
AVAILABILITY_ACTIONS = ("flag", "unflag")


class AvailabilityColumn(Column):
    """What the public sees, and the button that changes it."""

    cell_template_name = "links/admin/register/availability_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        user = context["request"].user
        return context | {
            "link": instance,
            "buttons": buttons_for(LinkState(instance), user, AVAILABILITY_ACTIONS),
        }


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

    def get_value(self, instance):
        moment = super().get_value(instance)
        return date_format(localtime(moment), "d.m.Y") if moment else ""


# On a phone there is no room for these.
_SPARE = "register-spare"

COLUMNS = [
    VerdictColumn(),
    AvailabilityColumn("get_availability_display", label=_("Availability")),
    UsesColumn("uses", label=_("Where used"), sort_key="pages"),
    ReportsColumn("reports", label=_("From residents"), sort_key="reports"),
    Column("get_kind_display", label=_("Kind"), sort_key="kind", classname=_SPARE),
    DayColumn(
        "health.checked_at", label=_("Last check"), sort_key="checked", classname=_SPARE
    ),
    DayColumn("created_at", label=_("Created"), sort_key="created", classname=_SPARE),
]
