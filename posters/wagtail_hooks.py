from wagtail import hooks

from posters.buttons import poster_button

hooks.register("register_page_header_buttons", poster_button)
hooks.register("register_page_listing_more_buttons", poster_button)
