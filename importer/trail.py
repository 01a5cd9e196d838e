"""What the trail of who did what says of moving in."""

from django.utils.translation import gettext_lazy as _

from audit.events import Kind, register

BEGUN, TAKEN_BACK = "importer.begun", "importer.taken_back"


def register_log_actions(actions) -> None:
    """Wagtail hook: give what is done with a run its words."""
    for name, label, sentence in (
        (BEGUN, _("Move pages in"), _("%(who)s began to move pages in: %(whom)s")),
        (
            TAKEN_BACK,
            _("Take back what was moved in"),
            _("%(who)s took back what was moved in: %(whom)s"),
        ),
    ):
        register(actions, name, Kind.DATA, label=label, sentence=sentence)
