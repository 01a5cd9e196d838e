"""What news holds about people."""

from personal_data.register.declaring import Declared
from personal_data.register.of_pages import page_holding

DECLARED = Declared(
    holdings=[page_holding("news.NewsIndexPage"), page_holding("news.NewsPage")],
    nothing={"news.NewsPage_departments": "for which departments a piece of news is"},
)
