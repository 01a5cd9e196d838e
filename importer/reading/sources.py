"""Which reader reads what."""

from importer.reading.document import Document


def read(
    content: bytes | str,
    *,
    name: str = "",
    address: str = "",
    content_type: str = "",
) -> Document:
    """Return what one source says.

    `content` is what was pasted (text, or HTML as a browser hands it over), or the
    bytes of a file or an answer; `name` is the file's, `address` where it was
    fetched, `content_type` what the server said of it. Raises UnreadableError.
    """
    raise NotImplementedError
