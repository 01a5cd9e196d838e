"""Who did what with notices, for the trail of the administrators."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from audit.events import Kind, register
from notices.models import Notice, NoticeEvent

_SENTENCES = {
    NoticeEvent.What.PUBLISHED: (
        _("Show a notice"),
        _("%(who)s showed residents the notice “%(whom)s”"),
    ),
    NoticeEvent.What.CHANGED: (
        _("Change a notice"),
        _("%(who)s changed the notice “%(whom)s”"),
    ),
    NoticeEvent.What.WORKING: (
        _("Tell news of a notice"),
        _("%(who)s told news of the notice “%(whom)s”"),
    ),
    NoticeEvent.What.SOLVED: (
        _("End a notice"),
        _("%(who)s said that the notice “%(whom)s” is solved"),
    ),
    NoticeEvent.What.REOPENED: (
        _("Reopen a notice"),
        _("%(who)s said that the notice “%(whom)s” is not solved after all"),
    ),
    NoticeEvent.What.WITHDRAWN: (
        _("Withdraw a notice"),
        _("%(who)s withdrew the notice “%(whom)s”"),
    ),
}


def tell_of(notice: Notice, what: str, user) -> None:
    """Enter in the trail what was done with a notice; in the transaction of that."""
    log(instance=notice, action=_action(what), user=user, title=str(notice))


def register_notice_actions(actions) -> None:
    """Wagtail hook: the sentences of all that can be done with a notice."""
    for what, (label, sentence) in _SENTENCES.items():
        register(actions, _action(what), Kind.NOTICE, label=label, sentence=sentence)


def _action(what: str) -> str:
    return f"notices.{what}"
