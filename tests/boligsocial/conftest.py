import pytest


@pytest.fixture
def style(settings, tmp_path):
    """A site whose only static file is one style sheet."""
    source = tmp_path / "source" / "site.css"
    source.parent.mkdir()
    source.write_text("body { color: black }")
    settings.STATICFILES_DIRS = [source.parent]
    settings.STATICFILES_FINDERS = [
        "django.contrib.staticfiles.finders.FileSystemFinder"
    ]
    settings.VAR_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {
            "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        }
    }
    return source
