"""What readers are told of a link that is gone; written down for the tests here alone."""

from links.kinds import Kind

SENTENCES = {
    Kind.LINK: "Linket er desværre ikke tilgængeligt længere",
    Kind.PAGE: "Siden er desværre ikke tilgængelig længere",
    Kind.ARTICLE: "Artiklen er desværre ikke tilgængelig længere",
    Kind.VIDEO: "Videoen er desværre ikke tilgængelig længere",
    Kind.REPORT: "Rapporten er desværre ikke tilgængelig længere",
    Kind.STUDY: "Undersøgelsen er desværre ikke tilgængelig længere",
    Kind.DOCUMENT: "Dokumentet er desværre ikke tilgængeligt længere",
}


def note(kind: Kind) -> str:
    """Return the note as it stands behind a title."""
    return f"({SENTENCES[kind]})"
