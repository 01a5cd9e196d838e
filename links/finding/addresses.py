"""Under what an address is known that somebody typed straight into a text."""

import re

from links.printing.lookup import web_address
from links.printing.rich_text import OTHER_SAFE_ADDRESS

# What is no web address may hold any letters; so many fit into every index.
_ODD_LENGTH = 500
# In place of a user name and a password, which are for nobody to read.
HIDDEN = "…"
_CREDENTIALS = re.compile(r"^([a-z]+:/*)[^/?#]*@", re.IGNORECASE)


def typed_address(href: str) -> str | None:
    """Return under what an address that somebody typed is listed, or None.

    That is its normalised form, or what was typed where that is no web address at
    all. None for places on this site, mail addresses and telephone numbers.
    """
    if not href or OTHER_SAFE_ADDRESS.match(href):
        return None
    known = web_address(href)
    return known or _CREDENTIALS.sub(rf"\1{HIDDEN}@", href)[:_ODD_LENGTH]
