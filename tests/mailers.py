"""The mail backend of a test, by the name that each release of Django gives it."""

import django


def mail_goes_to(backend: str, settings) -> None:
    """Have all mail handed to a backend, named by its path, until the test ends."""
    # Newer releases know the first by another name, and warn of it.
    if django.VERSION < (6, 1):
        settings.EMAIL_BACKEND = backend
    settings.MAILERS = {"default": {"BACKEND": backend}}
