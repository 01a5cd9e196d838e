"""The site of the drill as a release to come might be."""

from tests.backups.drill.settings import *  # noqa: F403
from tests.backups.drill.settings import INSTALLED_APPS

INSTALLED_APPS.append("tests.backups.drill.coming")
