from wagtail import hooks
from wagtail.snippets.models import register_snippet

from pages.advice.views import advice_urls
from pages.approving.changes import changes_urls
from pages.approving.screen import approving_urls
from pages.brand.admin_colours import admin_colours_urls
from pages.desk.creating import new_page_urls, note_title
from pages.desk.listing import my_pages_menu_item, my_pages_urls
from pages.desk.panel import desk_style_sheet, show_my_pages
from pages.editor.standing import lead_with_decision, tell_of_draft
from pages.getting_started.panel import show_steps
from pages.getting_started.style import steps_style_sheet
from pages.getting_started.views import (
    getting_started_menu_item,
    getting_started_urls,
)
from pages.links_on_page import holding_back
from pages.old_addresses import screens as old_addresses
from pages.old_addresses.many import DeletePagesAction
from pages.opening import tell_of_opening
from pages.owners import replacing_screen
from pages.owners.account import LinkLetterPanel
from pages.owners.confirming import confirm_review_urls, tell_of_confirming
from pages.owners.reviews import report_menu_item, report_urls
from pages.people.viewset import PersonViewSet
from pages.permissions import refuse_conversion
from pages.planning.style import planning_style_sheet
from pages.publishing import dropping
from pages.publishing.approving import tell_of_approval
from pages.publishing.interface import keep_pages_read_only
from pages.publishing.planned import end_workflow_of_planned, tell_of_plan
from pages.publishing.readiness import warn_after_publishing
from pages.review_report.view import review_report_menu_item, review_report_urls
from pages.style_guide import style_guide_menu_item, style_guide_urls
from pages.upcoming.listing import upcoming_menu_item, upcoming_urls

register_snippet(PersonViewSet)
hooks.register("register_account_settings_panel", LinkLetterPanel)
hooks.register("register_help_menu_item", getting_started_menu_item)
hooks.register("register_help_menu_item", style_guide_menu_item)
hooks.register("register_admin_menu_item", my_pages_menu_item)
hooks.register("register_reports_menu_item", report_menu_item)
hooks.register("register_reports_menu_item", upcoming_menu_item)
hooks.register("register_reports_menu_item", review_report_menu_item)
hooks.register(
    "register_snippet_listing_buttons", replacing_screen.replace_owner_button
)
hooks.register("register_log_actions", replacing_screen.tell_of_replacing)
hooks.register("register_log_actions", tell_of_confirming)
hooks.register("register_log_actions", holding_back.tell_of_holding_back)
hooks.register("register_log_actions", tell_of_opening)
hooks.register("register_log_actions", dropping.tell_of_dropping)
hooks.register("register_admin_urls", admin_colours_urls)
hooks.register("register_admin_urls", advice_urls)
hooks.register("register_admin_urls", approving_urls)
hooks.register("register_admin_urls", changes_urls)
hooks.register("register_admin_urls", confirm_review_urls)
hooks.register("register_admin_urls", dropping.drop_plan_urls)
hooks.register("register_admin_urls", getting_started_urls)
hooks.register("register_admin_urls", my_pages_urls)
hooks.register("register_admin_urls", new_page_urls)
hooks.register("register_admin_urls", replacing_screen.replace_owner_urls)
hooks.register("register_admin_urls", report_urls)
hooks.register("register_admin_urls", review_report_urls)
hooks.register("register_admin_urls", style_guide_urls)
hooks.register("register_admin_urls", upcoming_urls)
hooks.register("construct_admin_api", keep_pages_read_only)
hooks.register("construct_homepage_panels", show_my_pages)
hooks.register("construct_homepage_panels", show_steps)
hooks.register("insert_global_admin_css", desk_style_sheet)
hooks.register("insert_global_admin_css", planning_style_sheet)
hooks.register("insert_global_admin_css", steps_style_sheet)
hooks.register("before_create_page", note_title)
hooks.register("before_convert_alias_page", refuse_conversion)
hooks.register("after_publish_page", end_workflow_of_planned)
# What is said in the place of Wagtail's words comes before what is said besides.
hooks.register("after_create_page", tell_of_plan)
hooks.register("after_edit_page", tell_of_plan)
hooks.register("after_edit_page", tell_of_approval)
hooks.register("after_create_page", warn_after_publishing)
hooks.register("after_edit_page", warn_after_publishing)
hooks.register("after_create_page", tell_of_draft)
hooks.register("after_edit_page", tell_of_draft)
hooks.register("construct_page_action_menu", lead_with_decision)
# In the place of Wagtail's.
hooks.register("register_bulk_action", DeletePagesAction, order=1)
# After all that may refuse.
hooks.register("before_unpublish_page", old_addresses.before_unpublishing, order=100)
hooks.register("before_delete_page", old_addresses.before_deleting, order=100)
hooks.register("before_bulk_action", old_addresses.before_many, order=100)
hooks.register("after_unpublish_page", old_addresses.after_one)
hooks.register("after_delete_page", old_addresses.after_one)
hooks.register("after_bulk_action", old_addresses.after_many)
