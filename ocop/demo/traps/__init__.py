"""One resource for each trap that Vietnamese sites are known to set, with what a careful reader makes of it.

Pages are in `pages.toml`, feeds and sitemaps in `discovery.toml`; both tell at their head how to read them.
"""
