"""Further page layouts, on which the reading of pages is measured: no outlet of the news web that `ocop demo` crawls.

A paper is a habit: a table in the `papers.toml` of its lot and a template beside it. Any article of the news web can be
printed by any paper, and every page knows what a careful reader finds on it.
"""
