"""Mail on its way out: into the queue, and from there to the mail server."""
