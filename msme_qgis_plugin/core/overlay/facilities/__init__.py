"""How far facilities are from villages, and where more of them help most."""
