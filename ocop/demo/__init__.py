"""A small Vietnamese news web of our own writing: `ocop demo` serves and harvests it, the tests crawl it.

Six invented outlets stand for the six families of content management systems that most of the real press uses. Every
article has the facts that a harvest must find in it annotated beside its text.
"""
