"""The links of a page that should be looked at before it is published."""

from collections import defaultdict
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import cached_property

from links.actions.action import Action
from links.actions.catalogue import (
    ACTIONS,
    EDITOR_ACTIONS,
    UNDOING_ACTIONS,
    offered,
)
from links.actions.states import LinkState
from links.decisions.matters import what_is_the_matter, what_to_do
from links.decisions.needed import needs_decision
from links.models import Link
from links.permissions import may_change_links
from pages.links_on_page.dangers import DangerousUse, dangerous_uses, explain_refusal
from pages.links_on_page.places import places_in


@dataclass(frozen=True)
class Decision:
    """A button; those that are not offered yet wait for what the others answer."""

    action: Action
    is_offered: bool


@dataclass(frozen=True)
class DoubtfulLink:
    """A link that needs a decision, and the parts of the page that have it."""

    link: Link
    places: list[str]
    decisions: list[Decision]

    @property
    def sentences(self) -> list[str]:
        return what_is_the_matter(self.link)

    @property
    def advice(self) -> str:
        return what_to_do(self.link)

    @property
    def edit_url(self) -> str:
        return record_url(self.link.pk)


class LinkCheck:
    """What somebody who edits a page is told of its links, in at most two queries."""

    def __init__(self, page, user):
        self._page = page
        self._user = user

    @property
    def has_something_to_say(self) -> bool:
        return bool(self._dangers or self.doubtful)

    @property
    def refusal(self) -> str:
        """Why the page cannot be published, or ""."""
        return explain_refusal(self._page, self._dangers) if self._dangers else ""

    @property
    def dangers(self) -> list[tuple[str, str]]:
        """The dangerous links as titles, with where they can be looked at."""
        known = {use.link_id: use.name for use in self._dangers if use.link_id}
        return [(name, record_url(pk)) for pk, name in known.items()]

    @cached_property
    def may_change(self) -> bool:
        return may_change_links(self._user)

    @cached_property
    def _dangers(self) -> list[DangerousUse]:
        return dangerous_uses(self._page)

    @cached_property
    def doubtful(self) -> list[DoubtfulLink]:
        """The links that need a decision, those of most readers first."""
        places = defaultdict(list)
        for place in places_in(self._page):
            for pk in place.found.links:
                places[pk].append(place.name)
        if not places:
            return []
        links = Link.objects.filter(needs_decision(), pk__in=places)
        return [
            DoubtfulLink(link, places[link.pk], self._decisions(link))
            for link in links.with_state().select_related("tally").by_attention()
            if not link.is_dangerous
        ]

    def _decisions(self, link: Link) -> list[Decision]:
        if not self.may_change:
            return []
        state = LinkState(link)
        # That is why they are here.
        state.needs_decision = True
        now = offered(state, self._user, EDITOR_ACTIONS)
        return [
            Decision(action, is_offered=action in now)
            for name, action in ACTIONS.items()
            if name in EDITOR_ACTIONS or name in UNDOING_ACTIONS
        ]


def record_url(pk: int) -> str:
    """Return the address of the page about a link."""
    return reverse("wagtailsnippets_links_link:edit", args=[pk])
