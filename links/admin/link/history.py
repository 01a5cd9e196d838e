"""What the history of a link says of decisions about it, and that of a page."""

from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.log_actions import LogFormatter

from links.actions.catalogue import ACTIONS
from links.models import Report

# By the action, what the history says of it.
_DONE = {
    "confirm": _("Opened the link, and it worked"),
    "unconfirm": _("Took back that the link works"),
    "dismiss": _("Said that nothing need be done about the link"),
    "undismiss": _("Took back that nothing need be done about the link"),
    "check": _("Asked for another check"),
    "look-for-archive": _("Asked for an archived copy"),
    "use-archive": _("Said yes to the archived copy"),
    "reject-archive": _("Said no to the archived copy"),
    "flag": _("Marked the link as unavailable"),
    "unflag": _("Marked the link as available again"),
    "mark-dangerous": _("Marked the link as dangerous"),
    "unmark-dangerous": _("Took back that the link is dangerous"),
}


def register_log_actions(actions) -> None:
    """Give each decision its words."""
    for name, sentence in _DONE.items():
        entry = f"links.{name.replace('-', '_')}"
        actions.register_action(entry, ACTIONS[name].label, sentence)
    for entry, label, sentence in (
        (
            "attach_report",
            _("Say which link a report is about"),
            _("Said that a resident’s report is about the link"),
        ),
        (
            "flag_automatically",
            _("Mark as unavailable by the checker"),
            _("The link checker marked the link as unavailable"),
        ),
        (
            "unflag_automatically",
            _("Mark as available by the checker"),
            _("The link works again, so the link checker marked it as available"),
        ),
    ):
        actions.register_action(f"links.{entry}", label, sentence)
    for entry, label, sentence in (
        (
            "accept_move",
            ACTIONS["accept-move"].label,
            _("Took over the address to which the link has moved"),
        ),
        (
            "rewrite",
            _("Rewrite addresses"),
            _("Rewrote the address together with others"),
        ),
        (
            "replace_address",
            _("Replace the address"),
            _("Gave the link another address"),
        ),
        (
            "readdress_back",
            _("Put the old address back"),
            _("Put the old address back"),
        ),
    ):
        words = {"label": label, "message": sentence}
        formatter = type("_Formatter", (NewAddressFormatter,), words)
        actions.register_action(f"links.{entry}")(formatter)
    actions.register_action("links.close_report")(ClosedReportFormatter)
    actions.register_action("links.replace")(ReplacedLinksFormatter)
    actions.register_action("links.merge")(MergedFormatter)


class NewAddressFormatter(LogFormatter):
    """Says which address became which."""

    def format_message(self, log_entry):
        addresses = [log_entry.data.get(name, "") for name in ("old", "new")]
        return f"{self.message}: {' → '.join(filter(None, addresses))}"


class ClosedReportFormatter(LogFormatter):
    """Says what came of residents' reports."""

    label = _("Close residents’ reports")

    def format_message(self, log_entry):
        count = log_entry.data.get("count", 1)
        said = ngettext(
            "Closed a report from a resident: %(outcome)s",
            "Closed %(count)d reports from residents: %(outcome)s",
            count,
        )
        outcomes = dict(Report.Outcome.choices)
        outcome = log_entry.data.get("outcome")
        return said % {"count": count, "outcome": outcomes.get(outcome, outcome)}

    def format_comment(self, log_entry):
        return log_entry.data.get("answer", "")


class ReplacedLinksFormatter(LogFormatter):
    """Says in the history of a page which link took the place of what."""

    label = _("Replace a link")

    def format_message(self, log_entry):
        lines = (
            (_("Uses the link “%(new)s” instead of %(old)s") % replaced,)
            for replaced in log_entry.data.get("replaced", [])
        )
        return format_html_join(", ", "{}", lines)


class MergedFormatter(LogFormatter):
    """Says in the history of the link that was kept what it took the place of."""

    label = _("Merge links")

    def format_message(self, log_entry):
        merged = log_entry.data
        if merged.get("url"):
            return _("Took the place of “%(title)s” (%(url)s)") % merged
        return _("Took the place of “%(title)s”") % merged
