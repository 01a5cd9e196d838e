"""What a Content-Security-Policy lets a page do."""

import base64
import hashlib


def policy_of(response) -> dict[str, set[str]]:
    """Return the directives of the Content-Security-Policy as sets of sources."""
    directives = {}
    for directive in response["Content-Security-Policy"].split(";"):
        name, *sources = directive.split()
        directives[name] = set(sources)
    return directives


def hash_source(text: str) -> str:
    """Return the source that lets a page hold `text` as a style or a script."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
