"""Figures of the site for Prometheus: docs/decisions/0035-metrics.md.

What happens in requests is counted in memory that the processes of one web server share
(`tally`, `counted`); all else is read when somebody asks (`exposition`).
"""
