"""The figures said in a call: what is a figure, what it is called, what kind it is."""
