from wagtail import hooks

from importer.admin.urls import import_urls, imports_menu_item
from importer.trail import register_log_actions

hooks.register("register_admin_urls", import_urls)
hooks.register("register_admin_menu_item", imports_menu_item)
hooks.register("register_log_actions", register_log_actions)
