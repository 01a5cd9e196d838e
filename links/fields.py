"""A field for an address on another site, outside the register."""

from django import forms
from django.db import models

from linkcheck.addresses import normalise_address


class AddressFormField(forms.CharField):
    """Takes an address as people type it, and what a browser's own field refuses."""

    widget = forms.TextInput(attrs={"inputmode": "url"})

    def clean(self, value):
        """Return the address in the form in which it is stored."""
        value = super().clean(value)
        return normalise_address(value) if value else value


class AddressField(models.URLField):
    """An address on another site, by the same rule as those of the register.

    For the database it is Django's own field, which migrations name.
    """

    default_validators = []

    def clean(self, value, model_instance):
        """Return the address in the form in which it is stored."""
        if value:
            value = normalise_address(value)
        return super().clean(value, model_instance)

    def formfield(self, **kwargs):
        """Return a field that completes what is certain, without a script."""
        # Wagtail says of every URLField what scheme to assume.
        kwargs.pop("assume_scheme", None)
        kwargs["form_class"] = AddressFormField
        return super(models.URLField, self).formfield(**kwargs)

    def deconstruct(self):
        """Look like a URLField to migrations."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.URLField", args, kwargs
