from wagtail.snippets.models import register_snippet

from initiatives.viewsets import ThemeViewSet

register_snippet(ThemeViewSet)
