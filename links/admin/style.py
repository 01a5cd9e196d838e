"""How our own parts of the admin look."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString


def style_sheet() -> SafeString:
    """Wagtail hook: the style sheet of everything about links."""
    return format_html(
        '<link rel="stylesheet" href="{}">', static("css/links-admin.css")
    )
