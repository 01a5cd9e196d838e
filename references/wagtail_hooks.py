from wagtail import hooks

from references.deletion import refusal_response

hooks.register("before_delete_snippet", refusal_response)
