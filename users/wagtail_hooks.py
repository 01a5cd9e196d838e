from wagtail import hooks

from users.sessions import ending, own
from users.trail import watching, words
from users.viewsets import invite_button, invite_urls

hooks.register("register_admin_urls", invite_urls)
hooks.register("register_admin_urls", own.urls)
hooks.register("register_account_menu_item", own.menu_item)
hooks.register("register_user_listing_buttons", invite_button)
hooks.register("register_log_actions", words.register_log_actions)
hooks.register("before_bulk_action", watching.before_bulk_action)
hooks.register("after_bulk_action", ending.after_bulk_action)
