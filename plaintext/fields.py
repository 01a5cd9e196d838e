"""Columns whose text follows a stricter rule than its length tells."""

from django.db import models

from plaintext.characters import clean_address


class _RuledField(models.CharField):
    """A CharField with a rule of its own, which migrations need not know."""

    text_rule = None

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def formfield(self, **kwargs):
        field = super().formfield(**kwargs)
        field.text_rule = self.text_rule
        return field


class AddressField(_RuledField):
    """A web address, or a part of one."""

    text_rule = staticmethod(clean_address)
