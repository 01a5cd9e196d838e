from wagtail import hooks

from forms.admin.addresses import message_urls
from forms.admin.menu import messages_button, messages_menu_item
from forms.admin.style import messages_style_sheet
from forms.admin.trail import register_events
from forms.deletion import refuse_bulk_deletion_of_forms, refuse_deletion_of_form

hooks.register("register_admin_menu_item", messages_menu_item)
hooks.register("register_admin_urls", message_urls)
hooks.register("register_page_header_buttons", messages_button)
hooks.register("insert_global_admin_css", messages_style_sheet)
hooks.register("register_log_actions", register_events)
hooks.register("before_delete_page", refuse_deletion_of_form)
hooks.register("before_bulk_action", refuse_bulk_deletion_of_forms)
