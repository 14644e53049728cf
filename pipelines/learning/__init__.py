"""Learning the profile of one outlet from several of its pages.

What stands on all pages of an outlet is its frame, what differs from page to page its articles; and where the parts of
an article are found again at the same place, that place can be written down. `seen` looks at a page as one of unknown
layout, `places` says in which words an element can be found again, `agreement` which of them hold on most pages,
`learn` keeps those that read the pages no worse than their look, `comparing` tells what they would change, and `files`
writes them where a person can correct them.
"""
