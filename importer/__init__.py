"""Old pages on their way in: read, recognised, built as drafts."""
