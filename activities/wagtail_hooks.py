from wagtail import hooks

from activities.calendars.screen import bring_in_button, bring_in_urls
from activities.editor.preview import next_dates_urls

hooks.register("register_admin_urls", bring_in_urls)
hooks.register("register_admin_urls", next_dates_urls)
hooks.register("register_page_header_buttons", bring_in_button)
hooks.register("register_page_listing_more_buttons", bring_in_button)
