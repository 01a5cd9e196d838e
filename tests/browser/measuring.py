"""What can be measured of a page as it lies on the screen."""

from playwright.sync_api import Page

# WCAG 1.4.12: the spacing that a reader may ask for, all of it at once.
SPACING = """
* {
    line-height: 1.5 !important;
    letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }
"""

# A constructed style sheet, for the site's policy forbids any other that is added.
_ADD_STYLES = """css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
}"""
_REMOVE_STYLES = "document.adoptedStyleSheets = []"

# Lines of text that run over others, are cut off, or stand outside the window.
# Letters take some 90 % of the font size; what is taller is only room around them.
_LOSSES = """() => {
    const lines = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const node = texts.currentNode;
        const element = node.parentElement;
        if (!node.data.trim() || element.closest('.visually-hidden, script')) continue;
        if (!element.checkVisibility({visibilityProperty: true})) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const half = parseFloat(getComputedStyle(element).fontSize) * 0.45;
        for (const {left, right, top, bottom, width} of range.getClientRects()) {
            const middle = (top + bottom) / 2;
            const words = node.data.trim().slice(0, 40);
            if (width < 1) continue;
            lines.push({node, element, words, left, right,
                        top: middle - half, bottom: middle + half});
        }
    }
    const losses = new Set();
    const fixed = line => line.element.closest('.read-aloud-bar');
    for (const [index, line] of lines.entries()) {
        for (const other of lines.slice(index + 1)) {
            if (line.node === other.node || fixed(line) || fixed(other)) continue;
            const across = Math.min(line.right, other.right) - Math.max(line.left, other.left);
            const down = Math.min(line.bottom, other.bottom) - Math.max(line.top, other.top);
            if (across > 2 && down > 2) losses.add(`${line.words} / ${other.words}`);
        }
        if (line.left < -1 || line.right > document.documentElement.clientWidth + 1) {
            losses.add(`outside the window: ${line.words}`);
        }
        for (let box = line.element; box !== document.body; box = box.parentElement) {
            const style = getComputedStyle(box);
            if (style.overflow === 'visible' || style.display === 'inline') continue;
            const edge = box.getBoundingClientRect();
            if (line.top < edge.top - 1 || line.bottom > edge.bottom + 1
                || line.left < edge.left - 1 || line.right > edge.right + 1) {
                losses.add(`cut off: ${line.words}`);
            }
        }
    }
    return [...losses];
}"""

# Every target with the room that it takes, and whether it stands in a sentence.
_TARGETS = """() => [
    ...document.querySelectorAll('a[href], button, input:not([type=hidden]), summary')
].filter(
    element => element.checkVisibility({visibilityProperty: true})
        && !element.matches('.visually-hidden')
).map(element => {
    // A card and a choice are one large link: it lies over all of them.
    const isLarge = getComputedStyle(element, '::before').position === 'absolute';
    const room = (isLarge ? element.closest('.card, .directory-entry') : element)
        .getBoundingClientRect();
    const around = element.closest('p, li, dd, div');
    return {
        html: element.outerHTML.slice(0, 120),
        isMain: !element.closest('.breadcrumb, .themes, .prose, .result-count')
            && !element.closest('.link-replacement'),
        // A link in a drawing stands in no sentence.
        isInline: element instanceof HTMLElement
            && getComputedStyle(element).display === 'inline'
            && around.innerText.trim() !== element.innerText.trim(),
        width: room.width,
        height: room.height,
    };
})"""


def overflow(page: Page) -> int:
    """Return by how many pixels the page is wider than the window."""
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


def losses(page: Page) -> list[str]:
    """Return the text that cannot be read as the page lies now."""
    return page.evaluate(_LOSSES)


def small_targets(page: Page) -> list[str]:
    """Return the targets that are too small to be hit.

    44 px both ways for what residents come for, 24 px for anything else (WCAG 2.5.5
    and 2.5.8); links in a sentence are as tall as its lines.
    """
    found = []
    for target in page.evaluate(_TARGETS):
        least = 44 if target["isMain"] else 0 if target["isInline"] else 24
        # Half a pixel is lost where a length is rounded to the screen's own.
        if min(target["width"], target["height"]) < least - 0.5:
            found.append(
                f"{target['width']:.0f} x {target['height']:.0f}: {target['html']}"
            )
    return found


def set_spacing(page: Page) -> None:
    page.evaluate(_ADD_STYLES, SPACING)


def reset_spacing(page: Page) -> None:
    page.evaluate(_REMOVE_STYLES)
