"""The steps on the dashboard, as long as there is something to do."""

from itertools import filterfalse

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from pages.getting_started.facts import Facts, find_facts
from pages.getting_started.steps import Doer, Step, has_steps, steps_for
from pages.getting_started.views import ON_THE_WAY, current_site
from pages.reminders import AccessibilityReminder


class GettingStartedPanel(Component):
    """Folded away once the site is open; not there at all when everything is done."""

    name = "getting_started"
    template_name = "pages/admin/getting_started_panel.html"
    order = 50

    def __init__(self, facts: Facts, steps: list[Step], may_open: bool):
        self.facts = facts
        self.steps = steps
        self.may_open = may_open

    @property
    def to_do(self) -> list[Step]:
        """What is not done and cannot wait."""
        return [step for step in self.steps if not step.is_done and not step.can_wait]

    @property
    def is_needed(self) -> bool:
        return bool(self.to_do) or (self.may_open and not self.facts.is_open)

    def get_context_data(self, parent_context=None) -> dict:
        return {
            "facts": self.facts,
            "steps": self.steps,
            "to_do": len(self.to_do),
            "may_open": self.may_open,
        }


def show_steps(request: HttpRequest, panels: list) -> None:
    """Wagtail hook: add the steps when there are any for the one who signed in."""
    request.session.pop(ON_THE_WAY, None)
    site = current_site(request)
    if site is None or not has_steps(request.user):
        return
    facts = find_facts(site)
    steps = steps_for(request.user, facts)
    panel = GettingStartedPanel(facts, steps, Doer(request.user, facts).may_open)
    if not panel.is_needed or not steps:
        return
    if not facts.is_open:
        panels[:] = filterfalse(_asks_for_statement, panels)
    panels.append(panel)


def _asks_for_statement(panel: Component) -> bool:
    """Whether a panel says what one of the steps says, which lie open just above."""
    return isinstance(panel, AccessibilityReminder) and panel.statement is None
