"""Our Danish as the packages would have it: one catalogue for each, where theirs is."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po

from danish.catalogues import (
    DOMAINS,
    LANGUAGE,
    Messages,
    Package,
    catalogue_at,
    is_translated,
    key_of,
    messages_in,
    overlay_path,
    packages,
    texts,
)
from danish.checks import PLACEHOLDER


def export_catalogues(target: Path) -> Iterator[tuple[Path, int, int]]:
    """Write a Danish catalogue for each package that we have Danish for.

    It has the messages in the order of the package's English catalogue, in ours or
    else in the package's own Danish, at the path that it has in the package. Yields
    that path with how many messages are translated, and how many there are.
    """
    for domain in DOMAINS:
        overlay = messages_in(overlay_path(domain))
        for package in packages():
            if overlay.keys() & package.messages(domain).keys():
                catalogue = _merge(package, domain, overlay)
                relative = package.path(LANGUAGE, domain).relative_to(package.root)
                path = target / relative
                path.parent.mkdir(parents=True, exist_ok=True)
                with path.open("wb") as file:
                    write_po(file, catalogue, width=78, include_previous=False)
                messages = [message for message in catalogue if message.id]
                yield relative, sum(map(is_translated, messages)), len(messages)


def _merge(package: Package, domain: str, overlay: Messages) -> Catalog:
    path = package.path(LANGUAGE, domain)
    theirs = catalogue_at(path)
    known = messages_in(path)
    merged = Catalog(locale=LANGUAGE, header_comment=theirs.header_comment, fuzzy=False)
    merged.mime_headers = theirs.mime_headers
    merged.revision_date = datetime.now(tz=UTC)
    for message in catalogue_at(package.template_path(domain)):
        if message.id:
            key = key_of(message)
            translated = _translation(message, overlay.get(key), known.get(key))
            merged.add(
                message.id,
                translated,
                locations=message.locations,
                flags=message.flags - {"fuzzy"},
                auto_comments=message.auto_comments,
                context=message.context,
            )
    return merged


def _translation(english: Message, *candidates: Message | None):
    """Return the first Danish that the gettext tools would let pass, or none.

    They do not let a placeholder be left out, which some of our sentences do.
    """
    for candidate in candidates:
        if (
            candidate is not None
            and is_translated(candidate)
            and len(texts(candidate.string)) == len(texts(english.id))
            and _has_all_placeholders(english, candidate)
        ):
            return candidate.string
    return "" if isinstance(english.id, str) else ("",) * len(english.id)


def _has_all_placeholders(english: Message, danish: Message) -> bool:
    wanted = [Counter(PLACEHOLDER.findall(text)) for text in texts(english.id)]
    return all(
        Counter(PLACEHOLDER.findall(text)) in wanted for text in texts(danish.string)
    )
