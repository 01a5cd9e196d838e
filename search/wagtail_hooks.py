from wagtail import hooks

from search.promotions.viewset import search_promotion_viewset

hooks.register("register_admin_viewset", search_promotion_viewset)
