"""The steps on the dashboard, as long as there is something to do."""

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from pages.getting_started.facts import Facts, find_facts
from pages.getting_started.reminder import reminder_of_statement
from pages.getting_started.steps import Doer, Step, has_steps, steps_for
from pages.getting_started.views import ON_THE_WAY, current_site
from pages.permissions import may_write


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
    """Wagtail hook: add the steps when there are any for the one who signed in.

    With a site that is open comes the reminder of the accessibility statement, for those
    who write; before that it is one of the steps.
    """
    request.session.pop(ON_THE_WAY, None)
    site, writes = current_site(request), may_write(request.user)
    if site is None or not (writes or has_steps(request.user)):
        return
    facts = find_facts(site)
    panel = _steps_panel(request.user, facts)
    if panel is not None:
        panels.append(panel)
    reminder = reminder_of_statement(facts) if writes else None
    if reminder is None or (panel and not facts.is_open and not reminder.statement):
        return
    panels.append(reminder)


def _steps_panel(user, facts: Facts) -> GettingStartedPanel | None:
    steps = steps_for(user, facts)
    panel = GettingStartedPanel(facts, steps, Doer(user, facts).may_open)
    return panel if steps and panel.is_needed else None
