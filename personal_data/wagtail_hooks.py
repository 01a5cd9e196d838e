from wagtail import hooks

from personal_data.screens import places
from personal_data.trail import register_log_actions

hooks.register("register_log_actions", register_log_actions)
hooks.register("register_admin_urls", places.urls)
hooks.register("register_settings_menu_item", places.menu_item)
hooks.register("register_user_listing_buttons", places.account_button)
hooks.register("register_permissions", places.permissions)
