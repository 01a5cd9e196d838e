"""The list of words that find a page, where they are added, changed and removed."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from search.language.query_terms import clean_query
from search.models import PROMOTION_LENGTH, SearchPromotion

NAME = "search_promotions"


class SearchPromotionsView(IndexView):
    """The list, with the pages in the same query."""

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("page")


class AddSearchPromotionView(CreateView):
    """The empty form, or with the words that the address brings."""

    def get_initial(self):
        words = clean_query(self.request.GET.get("words", ""))[:PROMOTION_LENGTH]
        return super().get_initial() | {"words": words}


class PromotedPageColumn(Column):
    """The page that is found, and whether readers can see it."""

    cell_template_name = "search/admin/promoted_page_cell.html"


class SearchPromotionViewSet(ModelViewSet):
    """Words that find a page."""

    model = SearchPromotion
    icon = "search"
    menu_label = _("Words that find a page")
    menu_order = 270
    add_to_settings_menu = True
    copy_view_enabled = False
    index_view_class = SearchPromotionsView
    add_view_class = AddSearchPromotionView
    panels = [FieldPanel("words"), FieldPanel("page")]
    list_display = ["words", PromotedPageColumn("page", label=_("Page that they find"))]
    search_fields = ["words", "page__title"]


def search_promotion_viewset() -> SearchPromotionViewSet:
    """Wagtail hook: the list and its forms."""
    return SearchPromotionViewSet(NAME)
