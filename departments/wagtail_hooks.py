from wagtail import hooks

from departments.placing.screen import (
    placing_button,
    placing_button_of_department,
    placing_urls,
    register_log_actions,
)

hooks.register("register_admin_urls", placing_urls)
hooks.register("register_log_actions", register_log_actions)
hooks.register("register_page_header_buttons", placing_button)
hooks.register("register_page_header_buttons", placing_button_of_department)
hooks.register("register_page_listing_more_buttons", placing_button)
