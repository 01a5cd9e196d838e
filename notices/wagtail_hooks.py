from wagtail import hooks

from notices.admin.addresses import notices_urls
from notices.admin.menu import notices_menu_item, notices_style_sheet, show_notices
from notices.trail import register_notice_actions

hooks.register("register_admin_menu_item", notices_menu_item)
hooks.register("register_admin_urls", notices_urls)
hooks.register("construct_homepage_panels", show_notices)
hooks.register("insert_global_admin_css", notices_style_sheet)
hooks.register("register_log_actions", register_notice_actions)
