"""What the dashboard reminds editors of."""

from django.urls import reverse
from wagtail.admin.ui.components import Component

from pages.getting_started.facts import Facts
from pages.models import AccessibilityPage


class AccessibilityReminder(Component):
    """Asks for the accessibility statement, and for a look at it once a year."""

    name = "accessibility_statement"
    template_name = "pages/admin/accessibility_reminder.html"
    order = 60

    def __init__(self, statement: AccessibilityPage | None, url: str):
        self.statement = statement
        self.url = url

    def get_context_data(self, parent_context=None):
        return {"statement": self.statement, "url": self.url}


def reminder_of_statement(facts: Facts) -> AccessibilityReminder | None:
    """Return the reminder when there is something to do about the statement."""
    if facts.statement_assessed_on is not None:
        statement = AccessibilityPage(
            pk=facts.statement_id, assessed_on=facts.statement_assessed_on
        )
        if not statement.is_out_of_date:
            return None
        url = reverse("wagtailadmin_pages:edit", args=[statement.pk])
        return AccessibilityReminder(statement, url)
    if facts.home is None:
        return None
    address = ["pages", "accessibilitypage", facts.home.pk]
    return AccessibilityReminder(None, reverse("wagtailadmin_pages:add", args=address))
