"""The register of links: those to others, our own, and what has become of them."""
