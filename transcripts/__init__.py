"""Transcripts: files in, calls out."""
