"""What readers will find changed once a version of a page is published."""
