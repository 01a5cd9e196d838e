"""Word documents, as HTML that mammoth makes of them."""

import io
import re
import zipfile

from importer.reading.archives import checked_members, opened
from importer.reading.document import Document
from importer.reading.refusals import Refusal, UnreadableError
from importer.reading.web.pages import read_web_page

MOST_PAGES = 60
# Of the text's own part, unpacked: a long book has about a tenth.
_MOST_BYTES = 20 * 1024 * 1024
_TEXT = "word/document.xml"
_MACROS = re.compile(r"vbaProject\.bin|vbaData\.xml", re.IGNORECASE)
_MACRO_TYPE = b"macroEnabled"
_PAGES = re.compile(rb"<Pages>(\d{1,7})</Pages>")
# What Word calls its styles in Danish, and those that mammoth leaves out.
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Titel'] => h1:fresh
p[style-name='Subtitle'] => p.manchet:fresh
p[style-name='Undertitel'] => p.manchet:fresh
p[style-name='Overskrift 1'] => h1:fresh
p[style-name='Overskrift 2'] => h2:fresh
p[style-name='Overskrift 3'] => h3:fresh
p[style-name='Quote'] => blockquote.quote:fresh
p[style-name='Citat'] => blockquote.quote:fresh
"""


def read_word(content: bytes, *, name: str = "") -> Document:
    """Return what a .docx says. Raises UnreadableError."""
    # Here, since no web process needs it.
    import mammoth  # noqa: PLC0415

    _refuse_what_is_unsafe(content)
    pictures: dict[str, bytes] = {}

    def keep(image) -> dict[str, str]:
        suffix = image.content_type.partition("/")[2].partition("+")[0]
        source = f"picture-{len(pictures) + 1}.{suffix}"
        with image.open() as file:
            pictures[source] = file.read()
        return {"src": source, "alt": image.alt_text or ""}

    try:
        result = mammoth.convert_to_html(
            io.BytesIO(content),
            convert_image=mammoth.images.img_element(keep),
            style_map=_STYLES,
        )
    # Whatever a damaged file makes of it: it raises all sorts.
    except Exception as error:
        raise UnreadableError(Refusal.BROKEN) from error
    document = read_web_page(
        f"<html><body>{result.value}</body></html>", whole=False, pictures=pictures
    )
    return Document(
        elements=document.elements, lines=document.lines, address=name, title=""
    )


def _refuse_what_is_unsafe(content: bytes) -> None:
    with opened(content) as archive:
        members = checked_members(archive)
        names = {member.filename: member for member in members}
        if _TEXT not in names:
            raise UnreadableError(Refusal.NOT_HTML)
        types = _beginning(archive, "[Content_Types].xml", names)
        if _MACRO_TYPE in types or any(_MACROS.search(known) for known in names):
            raise UnreadableError(Refusal.MACROS)
        if names[_TEXT].file_size > _MOST_BYTES:
            raise UnreadableError(Refusal.TOO_LONG)
        pages = _PAGES.search(_beginning(archive, "docProps/app.xml", names))
        if pages and int(pages[1]) > MOST_PAGES:
            raise UnreadableError(Refusal.TOO_LONG)
        for known in names:
            # Word writes none; they are how XML is made to grow.
            if known.endswith((".xml", ".rels")) and b"<!DOCTYPE" in _beginning(
                archive, known, names
            ):
                raise UnreadableError(Refusal.BROKEN)


def _beginning(archive: zipfile.ZipFile, name: str, names: dict) -> bytes:
    if name not in names:
        return b""
    try:
        with archive.open(name) as file:
            return file.read(64 * 1024)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError) as error:
        raise UnreadableError(Refusal.BROKEN) from error
