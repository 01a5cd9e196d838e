"""Words that an editor has find a page: asked for by the search, kept in the admin."""
