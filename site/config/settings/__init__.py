"""One `base` that everybody runs; `dev` shows errors in the page, `test` is pytest's."""
