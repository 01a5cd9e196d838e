"""How the messages look in the admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString


def messages_style_sheet() -> SafeString:
    """Wagtail hook: their part of the admin's style."""
    return format_html(
        '<link rel="stylesheet" href="{}">', static("css/forms-admin.css")
    )
