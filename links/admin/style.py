"""How our own parts of the admin look."""

from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString


def style_sheet() -> SafeString:
    """Wagtail hook: the style sheets of everything about links."""
    sheets = ("css/link-states-admin.css", "css/links-admin.css")
    return format_html_join(
        "", '<link rel="stylesheet" href="{}">', ((static(sheet),) for sheet in sheets)
    )
