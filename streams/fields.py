"""A StreamField whose blocks stay out of migrations.

Why, and what a data migration does: docs/decisions/0008-blocks-out-of-migrations.md.
"""

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field
from django.utils.functional import cached_property
from wagtail import fields
from wagtail.blocks import Block, StreamBlock, StreamValue


class StreamField(fields.StreamField):
    """Wagtail's, which migrations know without the blocks that it offers."""

    def __init__(self, block_types=None, **kwargs):
        super().__init__(block_types, **kwargs)

    def deconstruct(self):
        """Leave the blocks out: they change with every label and no column does."""
        name, path, _args, kwargs = Field.deconstruct(self)
        return name, path, [], kwargs

    @cached_property
    def stream_block(self):
        """The blocks; in a migration, those of today's field of the same name."""
        if self.block_types_arg is not None:
            return super().stream_block
        return StoredStreamBlock(list(self._blocks_of_today().items()))

    def _blocks_of_today(self) -> dict[str, Block]:
        try:
            model = apps.get_model(self.model._meta.label)
            return model._meta.get_field(self.name).stream_block.child_blocks
        except (LookupError, FieldDoesNotExist):
            return {}


class StoredStreamBlock(StreamBlock):
    """A stream as a migration meets it: with blocks that the site may have given up."""

    def to_python(self, value):
        """Keep blocks of every type; Wagtail's drops those that it does not know."""
        if value and isinstance(value, list) and isinstance(value[0], dict):
            return StreamValue(self, value, is_lazy=True)
        return super().to_python(value)
