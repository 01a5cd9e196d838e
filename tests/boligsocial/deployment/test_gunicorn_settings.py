"""How gunicorn is told to serve the site, by the name of today and by that of old."""

from importlib import import_module

import pytest
from gunicorn.config import KNOWN_SETTINGS


def settings_of(module: str) -> dict:
    """Return what gunicorn reads from a module: the names that it knows."""
    names = vars(import_module(module))
    return {
        setting.name: names[setting.name]
        for setting in KNOWN_SETTINGS
        if setting.name in names
    }


@pytest.mark.parametrize(
    "module",
    ["boligsocial.deployment.gunicorn_settings", "boligsocial.gunicorn_settings"],
)
def test_services_start_the_site_by_either_name(module):
    found = settings_of(module)

    assert found["wsgi_app"] == "boligsocial.wsgi:application"
    assert found == settings_of("boligsocial.deployment.gunicorn_settings")
