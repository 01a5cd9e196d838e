"""What stands around every page of a site, and is no part of this one."""

import re

from lxml.html import HtmlElement

_TAGS = {"nav", "menu"}
_ROLES = {
    *("navigation", "banner", "contentinfo", "search", "dialog", "alertdialog"),
    *("menu", "menubar", "toolbar", "breadcrumb"),
}
_WORDS = {
    *("nav", "navbar", "navigation", "menu", "submenu", "megamenu", "topbar"),
    *("topmenu", "topnav", "leftmenu", "venstremenu", "toolbar", "toolbox"),
    *("breadcrumb", "breadcrumbs", "crumbs", "crumb", "broedkrumme", "brodkrumme"),
    *("cookie", "cookies", "cookiebot", "cookiebanner", "consent", "gdpr"),
    *("coiconsent", "cookieinformation"),
    *("footer", "sitefooter", "bottom", "bundmenu", "masthead", "siteheader"),
    *("skip", "skiplink", "skiplinks", "pagination", "pager", "paging"),
    *("share", "sharing", "sharedaddy", "addthis", "addtoany", "social", "some"),
    *("comments", "respond", "relatedposts", "newsletter", "nyhedsbrev"),
    *("searchform", "searchbox", "sitesearch", "search", "login", "print"),
    *("modal", "popup", "lightbox", "langswitch", "language"),
}
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_FOR_EARS = re.compile(r"\b(?:sr-only|visually-?hidden|screen-reader-text)\b")
_PARTS = re.compile(r"[A-ZÆØÅ]?[a-zæøå]+|[A-Z]+(?![a-z])")
# With so much text of its own it is no frame, whatever it is called.
_MUCH = 700
_SITE_WIDE = ("header", "footer", "aside")


def is_hidden(element: HtmlElement) -> bool:
    """Whether readers do not see an element."""
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if _FOR_EARS.search(element.get("class") or ""):
        return True
    return bool(_HIDDEN.search(element.get("style") or ""))


def is_frame(element: HtmlElement) -> bool:
    """Whether an element is navigation, a footer, a banner or the like."""
    tag = element.tag
    role = (element.get("role") or "").lower()
    named = tag in _TAGS or role in _ROLES or _is_site_wide(element)
    return (named or _has_word(element)) and not _has_much_text(element)


def is_column_of_links(element: HtmlElement) -> bool:
    """Whether a cell of a layout, or a list, is a menu: all links, and all short."""
    links = list(element.iter("a"))
    if len(links) < 3 or next(element.iter("h1", "h2", "h3"), None) is not None:
        return False
    whole = " ".join(element.text_content().split())
    if not whole.startswith(" ".join(links[0].text_content().split())):
        # Something says what they are: they are for reading.
        return False
    linked = sum(len(link.text_content().strip()) for link in links)
    return linked > 0.75 * len(whole) and linked / len(links) < 40


def letters_of(element: HtmlElement) -> int:
    """Return how much there is to read in an element, links not counted."""
    whole = len(" ".join(element.text_content().split()))
    linked = sum(
        len(" ".join(link.text_content().split())) for link in element.iter("a")
    )
    return whole - linked


def _is_site_wide(element: HtmlElement) -> bool:
    if element.tag not in _SITE_WIDE:
        return False
    if element.tag == "aside":
        return _has_word(element)
    # Those of an article are its own.
    return not any(
        parent.tag in {"article", "main", "section"} or parent.get("role") == "main"
        for parent in element.iterancestors()
    )


def _has_word(element: HtmlElement) -> bool:
    if element.tag in {"body", "html", "main", "article", "p", "a", "img", "table"}:
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    parts = {part.lower() for part in _PARTS.findall(names)}
    whole = set(names.lower().replace("-", " ").replace("_", " ").split())
    return not _WORDS.isdisjoint(parts | whole)


def _has_much_text(element: HtmlElement) -> bool:
    if next(element.iter("h1"), None) is not None:
        return True
    return letters_of(element) > _MUCH and element.tag not in {"nav", "footer"}
