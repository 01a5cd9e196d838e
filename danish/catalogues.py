"""The message catalogues that the admin reads: our own, and the installed packages'."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.apps import apps
from django.conf import settings

from danish import LIBRARIES

LANGUAGE = "da"
DOMAINS = ("django", "djangojs")
# Used without being among the installed apps, so that Django does not read what
# Danish they bring: all of it has to be in ours.
UNREAD_PACKAGES = ("django_filters",)
# Messages that are in the code of a package and not in its catalogues.
MISSING_FROM_CATALOGUES = {
    "wagtail.admin": [
        'You do not have permission to publish pages at "%(page_title)s"',
    ],
}
# Where only developers look, or nobody: the page of a new project, the reasons for a
# refused form (ours is another page), the titles of apps.
NEVER_SHOWN = {
    "django.conf": ("views/csrf.py", "views/templates/", "contrib/sitemaps/apps.py"),
}

Key = tuple[str | None, str]
"""What gettext finds a message by: its context and its English singular."""
Messages = dict[Key, Message]


@dataclass(frozen=True)
class Package:
    """An installed package with catalogues: its import path and its locale folder."""

    name: str
    folder: Path

    @property
    def is_read(self) -> bool:
        """Whether Django reads the Danish that the package brings."""
        return self.name not in UNREAD_PACKAGES

    @property
    def root(self) -> Path:
        """The folder in which packages are installed, or a checkout of this one."""
        return self.folder.parents[self.name.count(".") + 1]

    def path(self, language: str, domain: str) -> Path:
        """Return where the package's catalogue of a language is, or would be."""
        return catalogue_path(self.folder, language, domain)

    def template_path(self, domain: str) -> Path | None:
        """Return the English catalogue, or else the longest one that there is."""
        english = self.path("en", domain)
        if english.exists():
            return english
        others = self.folder.glob(f"*/LC_MESSAGES/{domain}.po")
        return max(others, key=lambda path: path.stat().st_size, default=None)

    def messages(self, domain: str) -> Messages:
        """Return every message that can be shown, whatever its translations."""
        path = self.template_path(domain)
        messages = {
            key: message
            for key, message in (messages_in(path) if path else {}).items()
            if not self._is_never_shown(message)
        }
        if domain == "django":
            for text in MISSING_FROM_CATALOGUES.get(self.name, ()):
                messages.setdefault((None, text), Message(text))
        return messages

    def _is_never_shown(self, message: Message) -> bool:
        places = NEVER_SHOWN.get(self.name)
        return bool(places and message.locations) and all(
            name.startswith(places) for name, _line in message.locations
        )

    def danish(self, domain: str) -> Messages:
        """Return the messages that Django would show in the package's own Danish."""
        if not self.is_read:
            return {}
        shown = self.messages(domain)
        messages = messages_in(self.path(LANGUAGE, domain))
        return {
            key: message
            for key, message in messages.items()
            if key in shown and is_translated(message)
        }


def packages() -> Iterator[Package]:
    """Yield every package whose messages staff or residents can meet.

    Those are Django, the installed apps that are not ours, and the few that are used
    without being installed as apps.
    """
    yield _package("django.conf")
    for app in apps.get_app_configs():
        if Path(app.path).parent != Path(settings.DANISH_OWN_APPS):
            package = Package(app.name, Path(app.path) / "locale")
            if package.folder.is_dir():
                yield package
    for name in UNREAD_PACKAGES:
        yield _package(name)


def _package(name: str) -> Package:
    return Package(name, Path(find_spec(name).origin).parent / "locale")


def own_path(domain: str) -> Path:
    """Where the Danish of our own code is."""
    return catalogue_path(Path(settings.DANISH_OWN_MESSAGES), LANGUAGE, domain)


def overlay_path(domain: str) -> Path:
    """Where our Danish of the packages' messages is, laid over their own."""
    return catalogue_path(LIBRARIES, LANGUAGE, domain)


def catalogue_path(folder: Path, language: str, domain: str) -> Path:
    """Return where gettext looks for a catalogue in a locale folder."""
    return folder / language / "LC_MESSAGES" / f"{domain}.po"


def messages_in(path: Path) -> Messages:
    """Return the messages of a catalogue: none when there is no such file."""
    return {key_of(message): message for message in catalogue_at(path) if message.id}


def catalogue_at(path: Path) -> Catalog:
    """Read a catalogue; an empty one when there is no such file."""
    language = path.parent.parent.name
    if not path.exists():
        return Catalog(locale=language)
    # A date without a time, as some packages have it, would stop Babel.
    text = re.sub(
        rb'^"PO-Revision-Date:.*\n', b"", path.read_bytes(), flags=re.MULTILINE
    )
    return read_po(io.BytesIO(text), locale=language, abort_invalid=True)


def key_of(message: Message) -> Key:
    """Return what gettext finds the message by."""
    return (message.context, texts(message.id)[0])


def texts(text: str | tuple[str, ...]) -> tuple[str, ...]:
    """Return the singular and the plural of a message, or the one text that it has."""
    return (text,) if isinstance(text, str) else tuple(text)


def is_translated(message: Message) -> bool:
    """Whether all forms of the message have a text, and none is only a guess."""
    return not message.fuzzy and all(texts(message.string))
