"""The pages that show a link, on the link's own page and in a list of their own."""

from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.usage import UsageView as GenericUsageView
from wagtail.models import Page
from wagtail.snippets.views.snippets import UsageView

from links.admin.page_rows import page_rows
from links.models import LinkUse
from links.permissions import SEEING
from references.usage import edit_url, uses_of

# On the link's own page; all of them are in the list.
PAGES_SHOWN = 10


def uses_in_order(link):
    """Return the link's uses with their pages: what readers see comes first."""
    return (
        LinkUse.objects.filter(link=link)
        .select_related("page")
        .order_by("-in_live", "page__title", "page_id")
    )


def other_uses(link, user) -> list[dict]:
    """Return what uses the link and is no page, each with where it is edited."""
    uses = uses_of(link, apart_from=(Page,))
    return [{"use": use, "edit_url": edit_url(use, user)} for use in uses]


class UsagesPanel(Panel):
    """Where the link is used; reads, and changes no field."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "links/admin/link/usages_panel.html"

        def is_shown(self):
            return super().is_shown() and self.instance.pk is not None

        @cached_property
        def count(self) -> int:
            tally = getattr(self.instance, "tally", None)
            return tally.live_pages + tally.draft_pages if tally else 0

        def get_context_data(self, parent_context=None):
            user = self.request.user
            uses = uses_in_order(self.instance)[:PAGES_SHOWN]
            return super().get_context_data(parent_context) | {
                "rows": page_rows(uses, user),
                "count": self.count,
                "others": other_uses(self.instance, user),
                "all_url": reverse(
                    "wagtailsnippets_links_link:usage", args=[self.instance.pk]
                )
                if self.count > PAGES_SHOWN
                else "",
            }


class PageColumn(Column):
    """The title of a page, to where it is edited, and to where it is seen."""

    cell_template_name = "links/admin/link/use_page_cell.html"


class LinkUsageView(UsageView):
    """Lists the pages that have a link, with as many queries for many as for few."""

    paginate_by = 50
    results_template_name = "links/admin/link/usage_results.html"
    permission_required = None
    any_permission_required = SEEING

    columns = [
        PageColumn("title", label=_("Page")),
        Column("kind", label=_("Page type")),
        Column("place", label=_("Who sees it")),
    ]

    def get_queryset(self):
        """The uses, in place of Wagtail's index, which knows no drafts."""
        return uses_in_order(self.object)

    def get_table(self, object_list, **kwargs):
        rows = page_rows(object_list, self.request.user)
        # Wagtail's own class asks about each object.
        return super(GenericUsageView, self).get_table(rows, **kwargs)

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        return context | {"others": other_uses(self.object, self.request.user)}
