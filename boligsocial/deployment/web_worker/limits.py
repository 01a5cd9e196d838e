"""How long, how slowly and how many: what a connection may ask of the web server."""

# A request, and the reading of an answer, may take so long, and a second more for each
# RATE bytes that have come through. As Apache's mod_reqtimeout has it (20 s, 500 bytes).
GRACE_SECONDS = 20
RATE_BYTES = 1024
# Larger ones lie in a temporary file.
REQUEST_IN_MEMORY_BYTES = 64 * 1024
ANSWER_IN_MEMORY_BYTES = 256 * 1024
# Beyond so much that has not been read, whoever makes an answer waits for the reader.
# Above the largest document; a file that is sent as it is does not count.
ANSWER_AHEAD_BYTES = 32 * 1024 * 1024
# So much at a time is given to the kernel, which else takes megabytes for each reader.
SENT_AT_ONCE_BYTES = 128 * 1024
# What all connections of a process have sent of requests that are not answered yet.
REQUESTS_BYTES = 256 * 1024 * 1024
# The first line and all fields, together.
HEAD_BYTES = 32 * 1024
# A line between two chunks of a body, and the fields after the last of them.
CHUNK_LINE_BYTES = 1024
TRAILER_BYTES = 8 * 1024
# What comes after a refusal is read and forgotten for so long, at most, and while
# something comes: closed at once, the sender would not see why.
LINGER_SECONDS = 30
SILENT_SECONDS = 2
# Connections younger than this are not the slowest.
YOUNG_SECONDS = 1
# A worker that stops takes new requests on its open connections for so long.
LAST_REQUEST_SECONDS = 2


def seconds_for(size: int) -> float:
    """Return how long `size` bytes may take."""
    return GRACE_SECONDS + size / RATE_BYTES
