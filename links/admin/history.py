"""What the history of a link says of decisions about it."""

from django.utils.translation import gettext_lazy as _


def register_log_actions(actions) -> None:
    """Give each decision its words."""
    for action, label, sentence in (
        ("confirm", _("Vouch for the link"), _("Opened the link, and it worked")),
        ("check", _("Check again now"), _("Asked for another check")),
        ("flag", _("Mark as unavailable"), _("Marked the link as unavailable")),
        ("unflag", _("Mark as available"), _("Marked the link as available again")),
        ("mark_dangerous", _("Mark as dangerous"), _("Marked the link as dangerous")),
        (
            "unmark_dangerous",
            _("It is not dangerous"),
            _("Took back that the link is dangerous"),
        ),
    ):
        actions.register_action(f"links.{action}", label, sentence)
