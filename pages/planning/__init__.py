"""When a page is to be published, and taken down again: chosen, checked, said in words."""
