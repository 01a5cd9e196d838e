from wagtail import hooks

from references import pages
from references.deletion import refusal_response

hooks.register("before_delete_snippet", refusal_response)
hooks.register("before_delete_page", pages.refuse_to_delete_page)
hooks.register("before_bulk_action", pages.refuse_to_delete_pages)
