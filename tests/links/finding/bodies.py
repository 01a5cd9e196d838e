"""What editors write: texts with links, and lists of them."""

from links.models import LinkUse, TypedAddress
from tests.factories import rich_text_link

TYPED = "https://www.egeby.example/borger/tilskud"


def text_of(*anchors: str, title: str = "Kom godt i gang") -> tuple[str, dict]:
    """Return a block of text in which the anchors stand."""
    words = "".join(f"<p>Læs mere: {anchor}. Velkommen.</p>" for anchor in anchors)
    return ("text", {"title": title, "text": words})


def anchor_to(link, words: str = "vejledningen") -> str:
    return rich_text_link(link, words)


def typed(address: str = TYPED, words: str = "Søg tilskud") -> str:
    """Return an anchor as the editor's ordinary link button writes it."""
    return f'<a href="{address}">{words}</a>'


def list_of(*links, title: str = "Læs også") -> tuple[str, dict]:
    return ("link_list", {"title": title, "links": list(links)})


def button_to(link) -> tuple[str, dict]:
    return ("call_to_action", {"text": "", "label": "Tilmeld dig", "link": link})


def uses() -> dict[tuple[int, int], str]:
    """Return where each link is on each page: live, draft or both."""
    rows = LinkUse.objects.values_list("link_id", "page_id", "in_live", "in_draft")
    return {(link, page): _where(live, draft) for link, page, live, draft in rows}


def typed_on(page) -> dict[str, str]:
    rows = TypedAddress.objects.filter(page=page.pk)
    return {
        url: _where(live, draft)
        for url, live, draft in rows.values_list("url", "in_live", "in_draft")
    }


def _where(live: bool, draft: bool) -> str:
    return " ".join(["live"] * live + ["draft"] * draft)
