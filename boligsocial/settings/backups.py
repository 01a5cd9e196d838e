"""Backups: where, when, for whom and how many; and what is no part of them."""

import re
import tomllib
from datetime import time
from pathlib import Path

from boligsocial.settings import environment
from boligsocial.settings.environment import EnvironmentProblem

_KEEP = re.compile(r"(\d{1,4})d (\d{1,4})w (\d{1,4})m", re.ASCII)
_AT = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)
# As age-keygen prints it; the characters of Bech32.
_RECIPIENT = re.compile(r"age1[02-9ac-hj-np-z]{58}", re.ASCII)


def _folder() -> Path | None:
    name = "BACKUP_DIR"
    text = environment.optional(name)
    if text and not Path(text).is_absolute():
        raise EnvironmentProblem(name, "must be a path from the root")
    return Path(text) if text else None


def _keeping() -> dict[str, int]:
    name = "BACKUP_KEEP"
    found = _KEEP.fullmatch(environment.optional(name, "7d 4w 12m"))
    if found is None:
        raise EnvironmentProblem(name, "must be like 7d 4w 12m: days, weeks, months")
    return dict(zip(("days", "weeks", "months"), map(int, found.groups()), strict=True))


def _at() -> time:
    name = "BACKUP_AT"
    found = _AT.fullmatch(environment.optional(name, "03:15"))
    if found is None:
        raise EnvironmentProblem(name, "must be a time of day, such as 03:15")
    return time(*map(int, found.groups()))


def _recipients() -> list[str]:
    name = "BACKUP_RECIPIENTS"
    recipients = environment.optional(name).split()
    if not all(map(_RECIPIENT.fullmatch, recipients)):
        raise EnvironmentProblem(
            name, "takes public keys of age, which begin with age1, with spaces between"
        )
    return recipients


# None for no backups.
BACKUP_DIR = _folder()
BACKUP_KEEP = _keeping()
BACKUP_AT = _at()
BACKUP_RECIPIENTS = _recipients()

_PROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"
BACKUP_RELEASE = tomllib.loads(_PROJECT.read_text())["project"]["version"]

# Tables whose rows stay behind. Who has them is signed in, or they are of the moment; a
# site that is put back makes its own.
BACKUP_WITHOUT_ROWS = [
    "django_session",
    "feedback_feedbackcount",
    "feedback_searchtrace",
    "forms_copycount",
    "forms_formcount",
    # Else what was sent since would be sent again.
    "notices_noticemail",
    "notices_subscriptioncount",
    "page_cache_change",
    "page_cache_generation",
    "users_guesscount",
    "users_signin",
]
# Tasks that are not done a second time when a site is put back: they send mail.
BACKUP_TASKS_DONE_ONCE = [
    "boligsocial.mail.tasks.deliver",
    "notices.mailing.tasks.ask_to_confirm",
    "notices.mailing.tasks.send_notice_mail",
    "users.tasks.send_invitation",
    "users.tasks.send_password_reset",
    "users.tasks.send_second_factor_notice",
]
