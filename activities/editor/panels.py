"""The next dates, in words, beside the fields that they come from."""

from wagtail.admin.panels import Panel

from activities.editor.preview import NextDates


class DatesPanel(Panel):
    """Says on which days it takes place; a script asks anew while they are chosen."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "activities/admin/dates_panel.html"

        class Media:
            js = ["js/admin/activity-dates.js"]

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            plan = self.instance.regular_plan
            # What was refused may be far more than there is to be said of it.
            if plan is not None and not self.form.errors:
                context["next"] = NextDates.of(plan)
            return context
