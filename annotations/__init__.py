"""Annotations: what the reader of a call keeps."""
