"""The settings of this site, as Django's own checks see them."""

from django.conf import settings
from django.core import checks

from diagnosis.findings import Check, Finding, fault, ok, warning


def look_at_settings() -> Finding:
    """Say which settings these are; a server runs on those for production."""
    module = settings.SETTINGS_MODULE
    if settings.DEBUG:
        return warning(
            f"{module}, with DEBUG on: these are for a developer's own machine",
            "On a server, set DJANGO_SETTINGS_MODULE=boligsocial.settings.production.",
        )
    return ok(module)


def look_at_system_checks() -> Finding:
    """Run what `check --deploy` runs; name what it says that is not silenced."""
    found = [
        message
        for message in checks.run_checks(include_deployment_checks=True)
        if not message.is_silenced() and message.level >= checks.WARNING
    ]
    if not found:
        return ok("check --deploy says nothing")
    seen = "; ".join(
        f"{message.id}: {_first_sentence(message.msg)}" for message in found
    )
    advice = "Run check --deploy, which says more, and do what it says."
    if any(message.is_serious() for message in found):
        return fault(seen, advice)
    return warning(seen, advice)


def _first_sentence(text: str) -> str:
    return text.partition(". ")[0].rstrip(".")


CHECKS = [
    Check("settings", look_at_settings),
    Check("system checks", look_at_system_checks),
]
