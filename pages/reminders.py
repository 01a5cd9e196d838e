"""What the dashboard reminds editors of."""

from django.urls import reverse
from wagtail.admin.ui.components import Component

from pages.models import AccessibilityPage, HomePage
from pages.permissions import may_write


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


def remind_of_accessibility(request, panels: list) -> None:
    """Wagtail hook: add the reminder when there is something to do about it."""
    if not may_write(request.user):
        return
    statement = AccessibilityPage.objects.live().first()
    if statement is not None:
        if statement.is_out_of_date:
            url = reverse("wagtailadmin_pages:edit", args=[statement.pk])
            panels.append(AccessibilityReminder(statement, url))
        return
    home = HomePage.objects.first()
    if home is not None:
        address = ["pages", "accessibilitypage", home.pk]
        url = reverse("wagtailadmin_pages:add", args=address)
        panels.append(AccessibilityReminder(None, url))
