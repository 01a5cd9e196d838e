"""What the history says of links that were replaced."""

from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter


def register_log_actions(actions) -> None:
    """Tell the history of pages and links how to say it."""

    class ReplaceFormatter(LogFormatter):
        label = _("Replace a link")

        def format_message(self, log_entry):
            lines = (
                (_("Uses the link “%(new)s” instead of %(old)s") % replaced,)
                for replaced in log_entry.data.get("replaced", [])
            )
            return format_html_join(", ", "{}", lines)

    class MergeFormatter(LogFormatter):
        label = _("Merge links")

        def format_message(self, log_entry):
            merged = log_entry.data
            if merged.get("url"):
                return _("Took the place of “%(title)s” (%(url)s)") % merged
            return _("Took the place of “%(title)s”") % merged

    actions.register_action("links.replace")(ReplaceFormatter)
    actions.register_action("links.merge")(MergeFormatter)
