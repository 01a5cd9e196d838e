"""On Wagtail's first page: what needs a decision, the editor's own pages first."""

from dataclasses import dataclass

from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    Subquery,
    Window,
)
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from wagtail.admin.ui.components import Component

from links.actions.states import LinkState
from links.admin.decisions.buttons import ActionButton, buttons_for
from links.admin.decisions.decide import edit_url
from links.admin.home.chart import RegisterChart
from links.admin.home.figures import in_words
from links.decisions.matters import what_is_the_matter
from links.decisions.needed import needs_decision
from links.describing.places import place_of
from links.models import Link, LinkUse
from links.owners import page_ids_of_user
from links.permissions import may_change_links, may_see_links

HOME_ACTIONS = ("accept-move", "flag", "unflag", "confirm", "dismiss")
ROWS = 10
LIST = "wagtailsnippets_links_link:list"


@dataclass(frozen=True)
class Row:
    """A link that needs a decision, as the panel shows it."""

    link: Link
    is_own: bool
    buttons: list[ActionButton]

    @property
    def url(self) -> str:
        return edit_url(self.link)

    @property
    def place(self) -> str:
        return place_of(self.link)

    @property
    def sentences(self) -> list[str]:
        """What residents say, and what the checks saw."""
        return what_is_the_matter(self.link)

    @property
    def standing(self) -> str:
        """Where it stands: the name of a page, and how many more there are."""
        title = self.link.page_title
        if not title:
            return gettext("It is not on any page.")
        tally = getattr(self.link, "tally", None)
        others = max((tally.live_pages if tally else 0) - self.link.page_is_live, 0)
        if not self.link.page_is_live:
            return gettext("In a draft: “%(title)s”") % {"title": title}
        if not others:
            return gettext("On “%(title)s”") % {"title": title}
        return ngettext(
            "On “%(title)s” and one other page",
            "On “%(title)s” and %(others)d other pages",
            others,
        ) % {"title": title, "others": others}


class DecisionsPanel(Component):
    """Links that an editor should decide about, and how the register does."""

    name = "link_decisions"
    template_name = "links/admin/home/dashboard.html"
    # After what waits for approval, which only this person can do.
    order = 230

    def __init__(self, request: HttpRequest):
        self.request = request
        # Known once the rows have been asked for.
        self.count = 0

    def get_context_data(self, parent_context):
        """Assemble what the panel shows."""
        chart = RegisterChart(name="register-home")
        return {
            "request": self.request,
            # A component is not rendered with what context processors bring.
            "csrf_token": get_token(self.request),
            "rows": list(self.rows()),
            "count": self.count,
            "may_change": may_change_links(self.request.user),
            "all_url": f"{reverse(LIST)}?attention=decide",
            "list_url": reverse(LIST),
            "chart": None if chart.is_empty else chart,
            "latest": None if chart.is_empty else in_words(chart.latest),
            "report_url": reverse("links_register_health"),
        }

    @cached_property
    def waiting(self):
        """The links that need a decision."""
        return Link.objects.filter(needs_decision())

    @cached_property
    def own_pages(self):
        """The pages that the editor answers for, as a query."""
        return page_ids_of_user(self.request.user)

    def rows(self):
        """Yield the links on the editor's own pages, then the others."""
        uses = LinkUse.objects.filter(link=OuterRef("pk"))
        own_uses = LinkUse.objects.filter(page__in=self.own_pages)
        is_own = ExpressionWrapper(
            Q(pk__in=own_uses.values("link")), output_field=BooleanField()
        )
        first_use = uses.annotate(
            is_own=Exists(self.own_pages.filter(pk=OuterRef("page")))
        ).order_by("-is_own", "-in_live", "page")
        order = self.waiting.by_attention().query.order_by
        chosen = (
            self.waiting.annotate(is_own=is_own)
            .order_by("-is_own", *order)
            .annotate(total=Window(Count("pk")))
            .values_list("pk", "is_own", "total")[:ROWS]
        )
        own = {}
        for pk, is_own_link, total in chosen:
            own[pk], self.count = is_own_link, total
        links = (
            Link.objects.with_state()
            .select_related("tally")
            .annotate(
                page_title=Subquery(first_use.values("page__title")[:1]),
                page_is_live=Subquery(first_use.values("in_live")[:1]),
            )
            .in_bulk(list(own))
        )
        for pk, is_own_link in own.items():
            if pk in links:
                state = LinkState(links[pk])
                # That is why they are here.
                state.needs_decision = True
                buttons = buttons_for(state, self.request.user, HOME_ACTIONS)
                yield Row(links[pk], bool(is_own_link), buttons)


def add_panel(request: HttpRequest, panels: list) -> None:
    """Wagtail hook: add the panel for those who may look at links."""
    if may_see_links(request.user):
        panels.append(DecisionsPanel(request))
