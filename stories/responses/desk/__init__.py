"""The desk on which editors read responses and decide about them: Readers ▸ Responses."""
