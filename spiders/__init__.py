"""Where pages come from: the source registry, the frontier and the spiders."""
