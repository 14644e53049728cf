"""Reading a page: pure functions from the bytes of a page to an article, each file one question.

The way through is told in `pipelines.extraction.web` for web pages and in `pipelines.extraction.plain` for text files.
"""
