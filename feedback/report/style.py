"""How the lists look."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString


def feedback_style_sheet() -> SafeString:
    """Wagtail hook: their part of the admin's style."""
    return format_html(
        '<link rel="stylesheet" href="{}">', static("css/feedback-admin.css")
    )
