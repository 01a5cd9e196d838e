"""Columns whose text follows a stricter rule than its length tells."""

from django.db import models

from plaintext.characters import clean_address
from plaintext.slugs import slug_of
from plaintext.telephones import clean_telephone, validate_telephone


class RuledField(models.CharField):
    """A CharField with a rule of its own, which migrations need not know."""

    text_rule = None

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def formfield(self, **kwargs):
        field = super().formfield(**kwargs)
        field.text_rule = self.text_rule
        return field


class AddressField(RuledField):
    """A web address, or a part of one."""

    text_rule = staticmethod(clean_address)


class SlugField(models.SlugField):
    """A name in an address that is made of another field's text when it is empty."""

    def __init__(self, *args, made_of: str = "title", **kwargs):
        self.made_of = made_of
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.SlugField", args, kwargs

    def formfield(self, **kwargs):
        return super().formfield(**{"required": False, **kwargs})

    def pre_save(self, model_instance, add):
        if not getattr(model_instance, self.attname):
            setattr(model_instance, self.attname, self._free_slug(model_instance))
        return super().pre_save(model_instance, add)

    def _free_slug(self, instance) -> str:
        """Return a slug that no other row has, with a number after it if need be."""
        text = getattr(instance, self.made_of)
        base = slug_of(text, self.max_length - 4) or instance._meta.model_name
        others = self.model._default_manager.exclude(pk=instance.pk)
        slug, number = base, 1
        while others.filter(**{self.attname: slug}).exists():
            number += 1
            slug = f"{base}-{number}"
        return slug


class TelephoneField(RuledField):
    """A telephone number, or a few, with what people add to it."""

    text_rule = staticmethod(clean_telephone)
    default_validators = [validate_telephone]
