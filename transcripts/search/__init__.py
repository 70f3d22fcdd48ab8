"""Full text: what is asked, what is looked through, where in it the words stand."""
