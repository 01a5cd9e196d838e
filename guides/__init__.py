"""The guides for the staff, in the admin's Help: one source, the Markdown in docs/."""
