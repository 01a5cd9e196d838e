"""The site of the drill: a developer's, whose passwords are quickly checked."""

from boligsocial.settings.dev import *  # noqa: F403
from boligsocial.settings.logs import logging_settings

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LOGGING = logging_settings("WARNING")
BACKUP_DIR = None
BACKUP_RECIPIENTS = []
