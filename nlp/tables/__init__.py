"""Tables in a text: how they are laid out, and what their cells say."""
