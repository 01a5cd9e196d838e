"""Makes a Word document as people write them: headings, bold labels, a pasted table.

A .docx is a zip of XML, so nothing but the standard library is needed. What is in it
is invented.
"""

import io
import struct
import zipfile
import zlib
from html import escape

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def word_document(
    body: str,
    *,
    links: tuple[str, ...] = (),
    picture: bytes = b"",
    pages: int = 2,
    more: dict[str, bytes] | None = None,
    content_type: str = "",
) -> bytes:
    """Return a .docx with a body of WordprocessingML; `links` are r:id L0, L1 and on."""
    main = content_type or (
        "application/vnd.openxmlformats-officedocument.wordprocessingml"
        ".document.main+xml"
    )
    relations = "".join(
        f'<Relationship Id="L{n}" Type="{_RELATIONS}/hyperlink" '
        f'Target="{escape(link)}" TargetMode="External"/>'
        for n, link in enumerate(links)
    )
    if picture:
        relations += (
            f'<Relationship Id="P0" Type="{_RELATIONS}/image" '
            f'Target="media/image1.png"/>'
        )
    files = {
        "[Content_Types].xml": f"""<?xml version="1.0"?>
<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="
application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png"
 ContentType="image/png"/><Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{main}"/></Types>""",
        "_rels/.rels": f"""<?xml version="1.0"?>
<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="R1"
 Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>""",
        "word/_rels/document.xml.rels": f"""<?xml version="1.0"?>
<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>""",
        "word/styles.xml": f"""<?xml version="1.0"?><w:styles xmlns:w="{_WORD}">
{_style("Titel", "Title")}{_style("Overskrift1", "heading 1")}
{_style("Overskrift2", "heading 2")}{_style("Listeafsnit", "List Paragraph")}
</w:styles>""",
        "word/numbering.xml": f"""<?xml version="1.0"?><w:numbering xmlns:w="{_WORD}">
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>""",
        "word/document.xml": f"""<?xml version="1.0"?>
<w:document xmlns:w="{_WORD}" xmlns:r="{_RELATIONS}"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">
<w:body>{body}</w:body></w:document>""",
        "docProps/app.xml": f"<Properties><Pages>{pages}</Pages></Properties>",
    }
    files["word/_rels/document.xml.rels"] = files[
        "word/_rels/document.xml.rels"
    ].replace(
        "</Relationships>",
        f'<Relationship Id="S" Type="{_RELATIONS}/styles" Target="styles.xml"/>'
        f'<Relationship Id="N" Type="{_RELATIONS}/numbering" Target="numbering.xml"/>'
        "</Relationships>",
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
        if picture:
            archive.writestr("word/media/image1.png", picture)
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return packed.getvalue()


def paragraph(text: str, *, style: str = "", bold: bool = False, link: str = "") -> str:
    """Return a paragraph; with `link`, the id of a relation, all of it is a link."""
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    if style == "Listeafsnit":
        look += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    run = _run(text, bold)
    if link:
        run = f'<w:hyperlink r:id="{link}">{run}</w:hyperlink>'
    return f"<w:p><w:pPr>{look}</w:pPr>{run}</w:p>"


def labelled(label: str, text: str) -> str:
    """Return a paragraph that begins with bold words."""
    return f"<w:p>{_run(label, True)}{_run(text, False)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """Return a table as it is pasted from a spreadsheet."""
    cells = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{cells}</w:tbl>"


def picture_of(description: str) -> str:
    """Return a paragraph with the picture."""
    return f"""<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Billede 1"
 descr="{escape(description)}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>
<a:blip r:embed="P0"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>
</w:drawing></w:r></w:p>"""


def png(width: int = 64, height: int = 48, shade: int = 120) -> bytes:
    """Return a picture of one colour."""
    rows = (b"\x00" + bytes([shade, 160, 90]) * width) * height

    def chunk(name: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def camp() -> bytes:
    """Return the sample: a page on a summer camp, out of somebody's folder."""
    body = [
        paragraph("Sommerlejr for familier", style="Titel"),
        paragraph(
            "Fem dage ved stranden med bål, bad og sovepose for familier, der ikke "
            "ellers kommer på ferie."
        ),
        paragraph("Om lejren", style="Overskrift1"),
        paragraph(
            "Vi kører i bus fra fælleshuset mandag morgen og er hjemme igen fredag. "
            "Alle hjælper med maden, og ingen skal kunne svømme."
        ),
        picture_of("Tre telte ved en skovkant i aftensol"),
        paragraph("Formål", style="Overskrift1"),
        paragraph(
            "En uge uden pligter gør noget godt for en familie. Og de voksne finder ud "
            "af, at de andre også har det svært med sengetiderne."
        ),
        paragraph("Hvem kan komme med?", style="Overskrift1"),
        paragraph("Lejren er for familier med børn i alderen 4 til 12 år, som:"),
        paragraph("bor i en af vores afdelinger", style="Listeafsnit"),
        paragraph("ikke har andre planer for sommeren", style="Listeafsnit"),
        paragraph("Program", style="Overskrift1"),
        table(
            ("Dag", "Formiddag", "Aften"),
            ("Mandag", "Ankomst kl. 11", "Bål"),
            ("Tirsdag", "Krabbefangst kl. 10", "Natløb"),
        ),
        paragraph("Praktiske oplysninger", style="Overskrift1"),
        labelled("Pris: ", "300 kr. for hele familien"),
        labelled("Tilmelding: ", "Senest den 1. maj på kontoret"),
        paragraph("Husk sovepose og gummistøvler."),
        paragraph("Kontakt", style="Overskrift1"),
        paragraph("Rikke Bang Sloth, tlf. 55 66 77 88"),
        paragraph("Læs også", style="Overskrift1"),
        paragraph("Strandlejren", link="L0"),
        paragraph("Ferie for alle", link="L1"),
        paragraph("Sideansvarlig: Rikke Bang Sloth"),
        paragraph("Sidst opdateret: 28. februar 2020"),
    ]
    links = ("https://strandlejren.example/", "https://ferieforalle.example/om")
    return word_document("".join(body), links=links, picture=png())


def _style(identity: str, name: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}">'
        f'<w:name w:val="{name}"/></w:style>'
    )


def _run(text: str, bold: bool) -> str:
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
