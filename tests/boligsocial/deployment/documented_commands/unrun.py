"""Commands that stand in the documents and are not run here, each with the reason.

One that no longer stands there has to go.
"""

from typing import NamedTuple


class Reason(NamedTuple):
    """Why a command is not run here, and the file that does it in another way."""

    why: str
    where: str


_CI = Reason("A step of .ci/run, which goes on when it has ended well.", ".ci/run")
_SERVE = Reason(
    "It serves until somebody ends it, and takes a minute to begin. Browsers visit the"
    " very sites that it prepares.",
    "tests/browser/served_site.py",
)
_EMPTY = Reason(_SERVE.why, "tests/browser/empty_site.py")
_UPDATE = Reason(
    "It asks the index for releases of tomorrow, and changes what is pinned.",
    "tests/boligsocial/deployment/test_requirements.py",
)
_DRILLED = Reason(
    "The same commands on the same code, drilled on both databases.",
    "tests/backups/drill",
)

UNRUN: dict[str, Reason] = {
    "docker compose up --build --detach": Reason(
        "There is no engine here. The steps of the image are run one by one.",
        "tests/boligsocial/deployment/documented_commands/test_image.py",
    ),
    "boligsocial import_pages --user karen --parent /boligsocial-indsats/"
    " https://www.old.example/sitemap.xml": Reason(
        "It needs an old site on the net; folders are moved in here.",
        "tests/importer",
    ),
    "boligsocial personal_data erase --again": Reason(
        "restore does it, and here nobody has been erased.",
        "tests/personal_data/test_again.py",
    ),
    "prepare --administrator": Reason(
        "It makes an account where there is none; here is one already.",
        "tests/users/test_first_account.py",
    ),
    "prepare --demo": Reason("As bin/serve begins.", _SERVE.where),
    "check --deploy": Reason("A part of bin/check, and of doctor.", "bin/check"),
    "manage.py check --deploy": Reason("As above.", "bin/check"),
    "var/venv/bin/python manage.py backup": _DRILLED,
    "manage.py restore": _DRILLED,
    "git diff": Reason("It shows what bin/update has changed.", _UPDATE.where),
    "bin/update": _UPDATE,
    "bin/update --lock": _UPDATE,
    ".ci/run": _CI,
    "bin/check": _CI,
    "bin/sbom": _CI,
    "bin/test": _CI,
    "bin/test tests/pages -k owner": _CI,
    "DATABASE_URL=postgres://… bin/test": _CI,
    "bin/serve": _SERVE,
    "PORT=8080 bin/serve": _SERVE,
    "bin/serve --empty": _EMPTY,
    "var/venv/bin/python manage.py runserver": Reason(
        "Django's own, which serves until somebody ends it.", "manage.py"
    ),
    "var/venv/bin/python manage.py makemessages -l da": Reason(
        "bin/check extracts the messages in the same way.", "bin/_check_messages.py"
    ),
}
