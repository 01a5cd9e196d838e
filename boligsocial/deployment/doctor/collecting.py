"""All checks there are: those of the site as a whole, and those that apps bring."""

from collections.abc import Iterator
from importlib import import_module

from django.apps import AppConfig, apps
from django.utils.module_loading import module_has_submodule

from boligsocial.deployment.doctor import (
    address,
    configuration,
    contents,
    database,
    files,
    machine,
    releases,
    services,
    staff,
    worker,
)
from diagnosis.findings import Check, Finding

MODULE = "diagnosis"
_OF_THE_SITE = (
    configuration,
    releases,
    machine,
    database,
    files,
    services,
    worker,
    address,
    contents,
    staff,
)


def all_checks() -> Iterator[Check]:
    """Yield the checks: the site's own, then those that apps list in their `diagnosis`."""
    for module in _OF_THE_SITE:
        yield from module.CHECKS
    for app in apps.get_app_configs():
        if module_has_submodule(app.module, MODULE):
            yield from _checks_of(app)


def _checks_of(app: AppConfig) -> list[Check]:
    try:
        return import_module(f"{app.name}.{MODULE}").CHECKS
    except Exception as error:  # noqa: BLE001
        return [Check(app.label, _raiser(error))]


def _raiser(error: Exception):
    def look() -> Finding:
        raise error

    return look
