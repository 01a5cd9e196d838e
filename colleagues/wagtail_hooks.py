from wagtail import hooks

from colleagues.closing import closing_urls
from colleagues.dashboard import colleagues_style_sheet, show_colleagues
from colleagues.leaving.trail import register_log_actions
from colleagues.screens.stopping import person_button, stopping_urls, user_button

hooks.register("register_admin_urls", closing_urls)
hooks.register("register_admin_urls", stopping_urls)
hooks.register("register_log_actions", register_log_actions)
hooks.register("register_user_listing_buttons", user_button)
hooks.register("register_snippet_listing_buttons", person_button)
hooks.register("construct_homepage_panels", show_colleagues)
hooks.register("insert_global_admin_css", colleagues_style_sheet)
