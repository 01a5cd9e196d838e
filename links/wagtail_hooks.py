from wagtail import hooks
from wagtail.snippets.models import register_snippet

from links.admin.history import register_log_actions
from links.deletion import refuse_bulk_page_deletion, refuse_page_deletion
from links.draftail import register_feature
from links.viewsets import LinkViewSet

register_snippet(LinkViewSet)
hooks.register("register_rich_text_features", register_feature)
hooks.register("before_delete_page", refuse_page_deletion)
hooks.register("before_bulk_action", refuse_bulk_page_deletion)
hooks.register("register_log_actions", register_log_actions)
