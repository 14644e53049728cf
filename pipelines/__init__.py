"""What happens to a page between the spider and the dataset, one item pipeline a file."""
