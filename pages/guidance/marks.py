"""How guiding text is told from a page's own words: it stands in [[two brackets]].

A mark of plain characters, and no style of the editor: a title, a summary and the
fields of a block have no styles, and what is copied, pasted and imported loses them.
Half a mark counts too. It is what is left when somebody has deleted the rest.
"""

import re

from django.http import HttpResponse

from plaintext.characters import without_invisible

OPENING, CLOSING = "[[", "]]"
_TAG = re.compile(r"<[^>]*>")
_GUIDANCE = re.compile(
    r"\[\[(.*?)(?:\]\]|\Z)|\A((?:(?!\[\[).)*?)\]\]|()\]\]", re.DOTALL
)
# The end of a paragraph ends the marking as well, were its brackets forgotten.
_BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|blockquote)>|<br\s*/?>", re.IGNORECASE)
_MARKUP = re.compile(r"(<[^>]*>)")


def guidance_in_text(text: str, *, is_html: bool = False) -> list[str]:
    """Return each piece of guiding text in a text, without its marks.

    Letters that are bold or in a link, and characters that nobody sees, hide none.
    """
    if is_html:
        text = _TAG.sub("", _BLOCK_END.sub("\n", text))
    text = without_invisible(text)
    if OPENING not in text and CLOSING not in text:
        return []
    return [
        " ".join((match[1] or match[2] or "").split())
        for match in _GUIDANCE.finditer(text)
    ]


def highlighted(html: str) -> str:
    """Return a page's HTML with its guiding text marked, for whoever previews it.

    What stands before the body is read by nobody, and inside a script nothing is
    touched.
    """
    head, body_tag, body = html.partition("<body")
    if OPENING not in body and CLOSING not in body:
        return html
    return head + body_tag + "".join(_marked(_MARKUP.split(body)))


def _marked(parts: list[str]) -> list[str]:
    is_open, raw_text, marked = False, False, []
    for number, part in enumerate(parts):
        if number % 2:
            if re.match(r"</?(?:script|style|textarea|title)\b", part, re.IGNORECASE):
                raw_text = not part.startswith("</")
            elif _BLOCK_END.match(part):
                is_open = False
            marked.append(part)
        elif raw_text or not part.strip():
            marked.append(part)
        else:
            text, is_open = _mark_text(part, is_open)
            marked.append(text)
    return marked


def _mark_text(text: str, is_open: bool) -> tuple[str, bool]:
    """Mark what of a text between two tags is guidance; say whether it goes on."""
    pieces = re.split(r"(\[\[|\]\])", text)
    marked = []
    for piece in pieces:
        if piece == OPENING:
            is_open = True
        guides = is_open or piece == CLOSING
        marked.append(
            f'<mark class="guidance">{piece}</mark>' if guides and piece else piece
        )
        if piece == CLOSING:
            is_open = False
    return "".join(marked).replace('</mark><mark class="guidance">', ""), is_open


def highlight(response: HttpResponse) -> None:
    """Mark the guiding text in a page that has been printed."""
    response.content = highlighted(response.content.decode()).encode()
