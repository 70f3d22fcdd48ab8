"""From bytes to a document: lines of clean text, with the pages and type they were printed in."""
