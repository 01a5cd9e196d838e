from wagtail import hooks

from guides.menu import (
    editors_guide_item,
    help_here_item,
    link_guide_item,
    put_english_last,
)
from guides.views import guide_urls

hooks.register("register_admin_urls", guide_urls)
hooks.register("register_help_menu_item", help_here_item)
hooks.register("register_help_menu_item", editors_guide_item)
hooks.register("register_help_menu_item", link_guide_item)
hooks.register("construct_help_menu", put_english_last)
