"""The front door: home page, plain pages, dashboard, health, the demo."""
