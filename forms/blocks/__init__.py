"""The questions of a form, as editors put them together."""

from forms.blocks.stream import QuestionStreamBlock

__all__ = ["QuestionStreamBlock"]
