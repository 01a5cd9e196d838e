"""Small PDFs of text, for the demo's documents and the tests: ISO 32000-1, by hand."""

import textwrap
from io import BytesIO

_WIDTH, _HEIGHT, _MARGIN = 595, 842, 64
_LEADING, _SIZE, _HEADING = 17, 11, 18
_LINES_OF_A_PAGE = (_HEIGHT - 2 * _MARGIN) // _LEADING - 2
# As many letters of Helvetica as the narrowest line holds.
_LETTERS_IN_A_LINE = 84


def pdf_of(title: str, paragraphs: list[str]) -> bytes:
    """Return a PDF with a heading and paragraphs, on as many pages as it takes."""
    lines = []
    for paragraph in paragraphs:
        lines += [*textwrap.wrap(paragraph, _LETTERS_IN_A_LINE), ""]
    pages = [
        lines[start : start + _LINES_OF_A_PAGE]
        for start in range(0, len(lines), _LINES_OF_A_PAGE)
    ] or [[]]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R/Lang(da)/ViewerPreferences<</DisplayDocTitle true>>>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, page in enumerate(pages):
        heading = title if number == 0 else ""
        content = _content(heading, page)
        resources = "/Resources<</Font<</F 3 0 R>>>>"
        box = f"/MediaBox[0 0 {_WIDTH} {_HEIGHT}]"
        objects += [
            f"<</Type/Page/Parent 2 0 R{box}{resources}/Contents {5 + 2 * number} 0 R>>",
            f"<</Length {len(_encoded(content))}>>\nstream\n{content}\nendstream",
        ]
    objects.append(f"<</Title({_escaped(title)})>>")
    return _file(objects)


def _content(heading: str, lines: list[str]) -> str:
    drawn = [f"BT /F {_HEADING} Tf {_MARGIN} {_HEIGHT - _MARGIN} Td"]
    drawn.append(f"({_escaped(heading)}) Tj /F {_SIZE} Tf {_LEADING} TL 0 -12 Td T*")
    drawn += [f"({_escaped(line)}) Tj T*" for line in lines]
    return "\n".join([*drawn, "ET"])


def _file(objects: list[str]) -> bytes:
    out, places = BytesIO(), []
    out.write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(_encoded(f"{number} 0 obj\n{body}\nendobj\n"))
    start = out.tell()
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    out.write(_encoded(f"xref\n0 {size}\n0000000000 65535 f \n{rows}"))
    trailer = f"<</Size {size}/Root 1 0 R/Info {len(objects)} 0 R>>"
    out.write(_encoded(f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n"))
    return out.getvalue()


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _encoded(text: str) -> bytes:
    return text.encode("cp1252", "replace")
