from wagtail import hooks

from users.viewsets import invite_button, invite_urls

hooks.register("register_admin_urls", invite_urls)
hooks.register("register_user_listing_buttons", invite_button)
