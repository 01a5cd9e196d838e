from wagtail import hooks

from page_templates.buttons import copy_button, keep_button, template_urls
from page_templates.viewset import template_viewset

hooks.register("register_admin_viewset", template_viewset)
hooks.register("register_admin_urls", template_urls)
hooks.register("register_page_header_buttons", copy_button)
hooks.register("register_page_listing_more_buttons", copy_button)
hooks.register("register_page_header_buttons", keep_button)
hooks.register("register_page_listing_more_buttons", keep_button)
