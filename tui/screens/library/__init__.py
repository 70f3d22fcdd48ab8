"""The library's screen: the grid of calls, the card of one, and what can be done with them."""
