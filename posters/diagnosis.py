"""Whether posters can be had as a PDF."""

from diagnosis.findings import Check, Finding, ok, warning
from posters.poster import Fact, Poster
from posters.printing import print_poster
from posters.printing.document import document_of

# With the letters that a font is the likeliest to lack.
_SPECIMEN = Poster(
    kind="Prøve",
    title="Blåbærgrød på Ærø",
    lead="",
    facts=(Fact("Hvornår", ("I dag",)),),
    url="https://localhost/",
    address="localhost",
    organisation="Prøve",
    foot="",
)


def look_at_posters() -> Finding:
    """Print one that nobody keeps."""
    failure = print_poster(document_of(_SPECIMEN, "").told, {}).failure
    if failure:
        return warning(
            f"none can be had as a PDF ({failure}); browsers print them all the same",
            "Install what requirements.lock names, typst among it, and see that a"
            " program may use 1 GB of memory.",
        )
    return ok("can be had as a PDF")


CHECKS = [Check("posters", look_at_posters)]
