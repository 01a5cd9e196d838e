from wagtail import hooks

from feedback.report.addresses import feedback_urls
from feedback.report.menu import feedback_menu_item, page_button
from feedback.report.style import feedback_style_sheet

hooks.register("register_reports_menu_item", feedback_menu_item)
hooks.register("register_admin_urls", feedback_urls)
hooks.register("register_page_header_buttons", page_button)
hooks.register("insert_global_admin_css", feedback_style_sheet)
