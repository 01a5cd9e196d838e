"""Wagtail's window for a telephone link, which asks as every other form does."""

from functools import wraps

from wagtail.admin.forms.choosers import PhoneLinkChooserForm
from wagtail.admin.views.chooser import PhoneLinkView

from plaintext.telephones import clean_telephone, dialable_href, validate_telephone


def know_telephone_links() -> None:
    """Have a telephone link in rich text be one that dials; done once."""
    field = PhoneLinkChooserForm.base_fields["phone_number"]
    if validate_telephone in field.validators:
        return
    field.validators.append(validate_telephone)
    field.text_rule = clean_telephone
    original = PhoneLinkView.get_url_from_field_value

    @wraps(original)
    def get_url_from_field_value(self, value):
        return dialable_href(f"tel:{value}") or original(self, value)

    PhoneLinkView.get_url_from_field_value = get_url_from_field_value
