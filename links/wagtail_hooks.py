from wagtail import hooks
from wagtail.snippets.models import register_snippet

from links.admin.adding.screen import adding_urls
from links.admin.decisions.while_writing import while_writing_urls
from links.admin.editing.deletion import refuse_bulk_page_deletion, refuse_page_deletion
from links.admin.editing.draftail import register_feature
from links.admin.home.dashboard import add_panel
from links.admin.home.register_health import report_menu_item, report_urls
from links.admin.hosts.host import host_urls
from links.admin.hosts.listing import hosts_menu_item
from links.admin.link.history import register_log_actions
from links.admin.register.bulk_actions import (
    CheckAction,
    DismissAction,
    FlagAction,
    ReplaceAction,
    UnflagAction,
)
from links.admin.register.merging import MergeAction
from links.admin.register.viewset import LinkViewSet
from links.admin.replacing.addresses import replacing_urls
from links.admin.reports.listing import (
    resident_reports_menu_item,
    resident_reports_urls,
)
from links.admin.style import style_sheet
from links.admin.typed_addresses.listing import (
    typed_addresses_menu_item,
    typed_addresses_urls,
)
from links.admin.typed_notes.listing import typed_notes_urls

register_snippet(LinkViewSet)
hooks.register("register_rich_text_features", register_feature)
hooks.register("before_delete_page", refuse_page_deletion)
hooks.register("before_bulk_action", refuse_bulk_page_deletion)
hooks.register("register_log_actions", register_log_actions)
hooks.register("insert_global_admin_css", style_sheet)
hooks.register("construct_homepage_panels", add_panel)
hooks.register("register_reports_menu_item", report_menu_item)
hooks.register("register_admin_urls", report_urls)
hooks.register("register_bulk_action", FlagAction)
hooks.register("register_bulk_action", UnflagAction)
hooks.register("register_bulk_action", CheckAction)
hooks.register("register_bulk_action", ReplaceAction)
hooks.register("register_bulk_action", DismissAction)
hooks.register("register_bulk_action", MergeAction)
hooks.register("register_admin_urls", adding_urls)
hooks.register("register_admin_urls", host_urls)
hooks.register("register_admin_urls", while_writing_urls)
hooks.register("register_admin_urls", replacing_urls)
hooks.register("register_reports_menu_item", hosts_menu_item)
hooks.register("register_admin_urls", resident_reports_urls)
hooks.register("register_reports_menu_item", resident_reports_menu_item)
hooks.register("register_admin_urls", typed_addresses_urls)
hooks.register("register_reports_menu_item", typed_addresses_menu_item)
hooks.register("register_admin_urls", typed_notes_urls)
