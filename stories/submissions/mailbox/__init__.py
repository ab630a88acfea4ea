"""A raw mail into words and pictures, without database or network; `fetching` brings it, and knows no stories."""
