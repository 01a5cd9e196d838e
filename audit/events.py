"""What the trail tells of: kinds of events, and how each becomes a sentence.

An app adds its own in Wagtail's hook `register_log_actions`, with a subclass of
`AuditFormatter`, and writes them with `wagtail.log_actions.log`. Nothing else makes an
action part of the trail: the report, the export and the deletion after a year ask the
registry for it.
"""

from collections.abc import Iterable

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter, registry

from audit.wording import change_in_words, rights_in_words, when


class Kind(models.TextChoices):
    """What somebody looks for in the trail."""

    ACCOUNT = "account", _("Accounts and passwords")
    ROLE = "role", _("Roles and rights")
    SETTING = "setting", _("Settings")
    ACCESS = "access", _("Who may see pages and the site")
    DATA = "data", _("Data taken out and brought in")
    SIGN_IN = "sign-in", _("Signing in")
    NOTICE = "notice", _("Notices to residents")


class AuditFormatter(LogFormatter):
    """Tells of one action in a sentence with `who` did it and `whom` or what it was about.

    `own` is the sentence about those who did it to themselves. `data` of the entry may
    hold `changes` (dicts with field, from, to), and whatever `words` asks for.
    """

    kind: Kind
    sentence: str | Promise = ""
    own: str | Promise = ""

    def format_message(self, log_entry) -> str:
        is_own = log_entry.user_id and _is_about(log_entry, log_entry.user_id)
        sentence = self.own if self.own and is_own else self.sentence_of(log_entry)
        return str(sentence) % self.words(log_entry)

    def sentence_of(self, log_entry) -> str | Promise:
        """Return the sentence, where it depends on the entry."""
        return self.sentence

    def words(self, log_entry) -> dict[str, object]:
        """Return what the sentence names."""
        who = getattr(log_entry, "who", log_entry.user_display_name)
        return {"who": who, "whom": log_entry.label}

    def lines(self, log_entry) -> list[str]:
        """Return what there is to say besides the sentence."""
        model = log_entry.content_type and log_entry.content_type.model_class()
        changes = log_entry.data.get("changes", [])
        return [change_in_words(model, change) for change in changes]

    def format_comment(self, log_entry) -> str:
        return "; ".join(self.lines(log_entry))


class ObjectFormatter(AuditFormatter):
    """Tells of something that has a name and is of some type."""

    def words(self, log_entry) -> dict[str, object]:
        model = log_entry.content_type and log_entry.content_type.model_class()
        type_ = model._meta.verbose_name if model else gettext("unknown")
        # A screen of settings is called by what it is about already.
        if type_ == log_entry.label:
            type_ = gettext("settings")
        return super().words(log_entry) | {"type": type_}


class RolesFormatter(AuditFormatter):
    """Tells which roles somebody got or lost."""

    kind = Kind.ROLE

    def words(self, log_entry) -> dict[str, object]:
        roles = ", ".join(log_entry.data["roles"])
        return super().words(log_entry) | {"roles": roles}


class RightsFormatter(AuditFormatter):
    """Tells which rights a role got and lost."""

    kind = Kind.ROLE
    label = _("Change the rights of a role")
    sentence = _("%(who)s changed what the role %(whom)s may do")

    def lines(self, log_entry) -> list[str]:
        given, taken = (log_entry.data.get(part, []) for part in ("given", "taken"))
        found = []
        if given:
            found.append(gettext("May now: %(rights)s") % rights_in_words(given))
        if taken:
            found.append(gettext("May no longer: %(rights)s") % rights_in_words(taken))
        return found


class CountedFormatter(AuditFormatter):
    """Tells of what happened many times in a day, in one entry."""

    kind = Kind.SIGN_IN

    def words(self, log_entry) -> dict[str, object]:
        return super().words(log_entry) | {"count": log_entry.data["count"]}

    def lines(self, log_entry) -> list[str]:
        return [*self.times(log_entry), *self.refusals(log_entry)]

    def times(self, log_entry) -> list[str]:
        """Return the line that tells when it began and ended, if there were several."""
        if log_entry.data["count"] == 1:
            return []
        times = {
            "first": when(log_entry.data["first"]),
            "last": when(log_entry.timestamp.isoformat()),
        }
        return [gettext("The first at %(first)s, the last at %(last)s") % times]

    def refusals(self, log_entry) -> list[str]:
        """Return the line that tells how many were not even looked at, if any."""
        refused = log_entry.data["refused"]
        if not refused:
            return []
        line = ngettext(
            "%(count)d was refused, since there had been too many",
            "%(count)d were refused, since there had been too many",
            refused,
        )
        return [line % {"count": refused}]


def register(
    actions, name: str, kind: Kind, *, label, sentence, own="", base=AuditFormatter
) -> None:
    """Register an action that needs nothing but its words."""
    words = {"kind": kind, "label": label, "sentence": sentence, "own": own}
    actions.register_action(name)(type("_Formatter", (base,), words))


def actions_of(kinds: Iterable[str] | None = None) -> list[str]:
    """Return the actions of the trail, of some kinds or of all."""
    registry.scan_for_actions()
    wanted = None if kinds is None else set(kinds)
    return sorted(
        name
        for name, formatter in registry.formatters.items()
        if isinstance(formatter, AuditFormatter)
        and (wanted is None or formatter.kind in wanted)
    )


def _is_about(log_entry, user_id: int) -> bool:
    model = log_entry.content_type and log_entry.content_type.model_class()
    users = type(log_entry)._meta.get_field("user").remote_field.model
    return model is users and log_entry.object_id == str(user_id)


MADE, CHANGED, DELETED = "made", "changed", "deleted"


def action_name(kind: Kind, what: str) -> str:
    """Return the action of something that is watched (`audit.watching`)."""
    return f"audit.{kind.value}_{what}"


def register_log_actions(actions) -> None:
    """Wagtail hook: what happens to all that is watched, and what is taken out."""
    for kind in (Kind.ROLE, Kind.SETTING, Kind.ACCESS):
        for what, label, sentence in (
            (MADE, _("Make"), _("%(who)s made “%(whom)s” (%(type)s)")),
            (CHANGED, _("Change"), _("%(who)s changed “%(whom)s” (%(type)s)")),
            (DELETED, _("Delete"), _("%(who)s deleted “%(whom)s” (%(type)s)")),
        ):
            name = action_name(kind, what)
            register(
                actions,
                name,
                kind,
                label=label,
                sentence=sentence,
                base=ObjectFormatter,
            )
    actions.register_action("audit.rights_changed")(RightsFormatter)
    actions.register_action("audit.exported")(ExportFormatter)


class ExportFormatter(AuditFormatter):
    """Tells which list somebody took out, and as what."""

    kind = Kind.DATA
    label = _("Export")
    sentence = _("%(who)s exported “%(what)s” (%(format)s)")

    def words(self, log_entry) -> dict[str, object]:
        data = log_entry.data
        return super().words(log_entry) | {
            "what": data["what"],
            "format": data["format"].upper(),
        }
