"""The reader: a call with its people, its outline and its figures. One file a subject, put together in `screen`."""
