"""StreamFields as Python objects, once what they refer to has been fetched."""

from collections.abc import Iterator

from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue


def leaves(value) -> Iterator[object]:
    """Yield every innermost value of a stream."""
    if isinstance(value, StreamValue):
        for child in value:
            yield from leaves(child.value)
    elif isinstance(value, StructValue):
        for child in value.values():
            yield from leaves(child)
    elif isinstance(value, ListValue):
        for child in value:
            yield from leaves(child)
    else:
        yield value
