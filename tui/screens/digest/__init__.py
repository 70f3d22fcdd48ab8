"""The digest's screen. One file a subject, put together in `screen`."""
