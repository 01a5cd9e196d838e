"""Panels of our own in the page editor."""

from wagtail.admin.panels import Panel

from links.chooser.chosen import DECISIONS
from pages.guidance.remaining import remaining_guidance
from pages.links_on_page.checks import LinkCheck


class ReadinessPanel(Panel):
    """Says what a page still lacks before it should be published."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "pages/panels/readiness.html"

        def is_shown(self):
            return super().is_shown() and bool(self.warnings)

        @property
        def warnings(self):
            return self.instance.readiness_warnings() if self.instance.pk else []

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            context["warnings"] = self.warnings
            return context


class GuidancePanel(Panel):
    """Says where guiding text is left, which keeps the page from being published."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "pages/panels/guidance.html"

        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            self.remaining = remaining_guidance(self.instance)

        def is_shown(self):
            return super().is_shown() and bool(self.remaining)

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            context["remaining"] = self.remaining
            return context


class LinkCheckPanel(Panel):
    """Shows links of the page that somebody should look at before it is published.

    They are those of the form: of the latest draft when it is opened, and of what
    was typed when it comes back with an error. Never a wall, save for dangers.
    """

    class BoundPanel(Panel.BoundPanel):
        template_name = "pages/panels/links.html"

        class Media:
            js = [DECISIONS, "js/admin/links/page-links.js"]

        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            self.check = LinkCheck(self.instance, self.request.user)

        def is_shown(self):
            return super().is_shown() and self.check.has_something_to_say

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            context["check"] = self.check
            return context
