from wagtail import hooks

from users.accounts import bulk
from users.second_factor import own as second_factor
from users.second_factor import resetting
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
hooks.register("register_admin_urls", second_factor.second_factor_urls)
hooks.register("register_account_menu_item", second_factor.second_factor_item)
hooks.register("construct_homepage_panels", second_factor.remind)
hooks.register("register_admin_urls", resetting.reset_urls)
hooks.register("register_user_listing_buttons", resetting.reset_button)
# In the place of Wagtail's own of the same names.
for bulk_action in (
    bulk.AssignRoleBulkAction,
    bulk.DeleteBulkAction,
    bulk.SetActiveStateBulkAction,
):
    hooks.register("register_bulk_action", bulk_action, order=1)
