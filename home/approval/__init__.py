"""An editor approves what those who may not publish have written: its buttons and its mails."""
