"""The style page: every component in each of its states, for those who build with them.

Nothing here is saved or asked of the database: what the components are shown with is built in memory
(`pages`, `pictures`, `forms`), so the page is the same on an empty site.
"""
