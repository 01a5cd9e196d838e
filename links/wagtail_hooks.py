from wagtail import hooks
from wagtail.snippets.models import register_snippet

from links.draftail import register_feature
from links.viewsets import LinkViewSet

register_snippet(LinkViewSet)
hooks.register("register_rich_text_features", register_feature)
