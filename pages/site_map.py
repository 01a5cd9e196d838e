"""The site map that search engines read."""

from wagtail.contrib.sitemaps import Sitemap

from search.visibility import private_branches


class PublicPagesSitemap(Sitemap):
    """The pages of the site that everybody may see."""

    def items(self):
        """As Wagtail's, without aliases of pages that are not public."""
        return super().items().exclude(private_branches())
