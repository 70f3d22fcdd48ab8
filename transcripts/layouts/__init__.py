"""From a document to a script: whose words, in which section; one provider layout a file."""
