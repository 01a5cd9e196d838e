"""The newest documents of a department, for its page."""

from departments.gathering import Source
from documents.queries import newest_of_department

SOURCE = Source("documents", newest_of_department, "documents/of_department.html")
