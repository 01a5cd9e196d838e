"""What can be done with a link: said once, and asked wherever it can be done."""
