"""Files that a deployment makes: the static files, and the site's Danish."""

from django.conf import settings

from boligsocial.deployment.static_files import are_collected
from danish import LIBRARIES
from danish.compiling import uncompiled
from diagnosis.findings import Check, Finding, fault, ok


def look_at_static_files() -> Finding:
    """Say whether style, script and pictures of this release have been collected."""
    if settings.DEBUG:
        return ok("found where they lie, as on a developer's machine")
    if are_collected():
        return ok(f"those of this release are in {settings.STATIC_ROOT}")
    return fault(
        f"those in {settings.STATIC_ROOT} are not those of this release",
        "Run prepare, then restart the web server.",
    )


def look_at_catalogues() -> Finding:
    """Say whether the Danish of this release has been compiled."""
    source, target, libraries = settings.LOCALE_PATHS
    missing = [*uncompiled(source, target), *uncompiled(LIBRARIES, libraries)]
    if missing:
        return fault(
            f"not compiled: {', '.join(path.name for path in missing)}",
            "See that VAR_DIR can be written to; every start of the site compiles them.",
        )
    return ok("compiled, and of this release")


CHECKS = [
    Check("static files", look_at_static_files),
    Check("Danish", look_at_catalogues),
]
