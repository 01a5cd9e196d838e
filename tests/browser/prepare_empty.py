"""Prepares a site in which there is nothing; run in that site's environment."""

import django
from django.core.management import call_command

from tests.browser.prepare import PASSWORD

ADMINISTRATOR = "anne"


def main() -> None:
    django.setup()
    call_command("prepare")
    from django.contrib.auth import get_user_model

    get_user_model().objects.create_superuser(ADMINISTRATOR, password=PASSWORD)


if __name__ == "__main__":
    main()
