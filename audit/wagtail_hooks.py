from wagtail import hooks

from audit import report
from audit.events import register_log_actions

hooks.register("register_log_actions", register_log_actions)
hooks.register("register_reports_menu_item", report.report_menu_item)
hooks.register("register_admin_urls", report.report_urls)
hooks.register("register_permissions", report.permission_to_read)
