"""What readers are told in many places, in the words that they see: written once."""

from links.kinds import Kind

# By the kind of a link that is gone. Article and adjective agree with the kind.
NOTES = {
    Kind.LINK: "Linket er desværre ikke tilgængeligt længere",
    Kind.PAGE: "Siden er desværre ikke tilgængelig længere",
    Kind.ARTICLE: "Artiklen er desværre ikke tilgængelig længere",
    Kind.VIDEO: "Videoen er desværre ikke tilgængelig længere",
    Kind.REPORT: "Rapporten er desværre ikke tilgængelig længere",
    Kind.STUDY: "Undersøgelsen er desværre ikke tilgængelig længere",
    Kind.DOCUMENT: "Dokumentet er desværre ikke tilgængeligt længere",
}


def note(kind: Kind = Kind.ARTICLE) -> str:
    """Return the note after the title of a link that is gone, with its brackets."""
    return f"({NOTES[kind]})"
