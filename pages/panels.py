"""Panels of our own in the page editor."""

from wagtail.admin.panels import Panel


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
