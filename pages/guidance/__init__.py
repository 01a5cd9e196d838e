"""Guiding text in pages: what a template tells its writer, and no reader ever sees."""
