"""A form on its way in: taken or refused in words, judged, kept, and told of."""
