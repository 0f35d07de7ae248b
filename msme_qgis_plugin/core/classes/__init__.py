"""How values fall into classes; `core.classify` is the door."""
