"""Which of the packages that are installed are not the releases the site is made for."""

import re
from importlib.metadata import version

from django.conf import settings

# Those whose words we translate.
WORDED = ("Django", "wagtail", "django-taggit", "django-filter")


def pinned() -> dict[str, str]:
    """Return the release that requirements.txt names of each package."""
    text = (settings.BASE_DIR / "requirements.txt").read_text()
    return dict(re.findall(r"^([\w-]+)==(\S+)", text, re.MULTILINE))


OTHER_RELEASES = sorted(name for name in WORDED if version(name) != pinned()[name])
