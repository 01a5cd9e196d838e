"""The clock on the wall in Denmark: moments, hours and days, in words and as typed."""
