"""What the history of a link says of decisions about it."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.log_actions import LogFormatter

from links.models import Report


def register_log_actions(actions) -> None:
    """Give each decision its words."""
    for action, label, sentence in (
        ("confirm", _("Vouch for the link"), _("Opened the link, and it worked")),
        (
            "unconfirm",
            _("Do not vouch for the link"),
            _("Took back that the link works"),
        ),
        (
            "dismiss",
            _("Leave it as it is"),
            _("Said that nothing need be done about the link"),
        ),
        (
            "undismiss",
            _("It needs a decision after all"),
            _("Took back that nothing need be done about the link"),
        ),
        (
            "attach_report",
            _("Say which link a report is about"),
            _("Said that a resident’s report is about the link"),
        ),
        ("check", _("Check again now"), _("Asked for another check")),
        (
            "look_for_archive",
            _("Look for an archived copy"),
            _("Asked for an archived copy"),
        ),
        ("use_archive", _("Use this copy"), _("Said yes to the archived copy")),
        (
            "reject_archive",
            _("Do not use this copy"),
            _("Said no to the archived copy"),
        ),
        ("flag", _("Mark as unavailable"), _("Marked the link as unavailable")),
        ("unflag", _("Mark as available"), _("Marked the link as available again")),
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
        ("mark_dangerous", _("Mark as dangerous"), _("Marked the link as dangerous")),
        (
            "unmark_dangerous",
            _("It is not dangerous"),
            _("Took back that the link is dangerous"),
        ),
    ):
        actions.register_action(f"links.{action}", label, sentence)
    actions.register_action("links.close_report")(ClosedReportFormatter)
    for action, label, sentence in (
        (
            "accept_move",
            _("Take over the new address"),
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
        actions.register_action(f"links.{action}")(formatter)


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
