"""How far facilities are from villages, and where more of them help most."""

# What a dialog offers: finance, materials and markets. A run takes any variable that is a count.
OFFERED = (
    *("banks", "banks_state", "banks_private", "banks_rural", "bank_agents", "cooperatives"),
    *("bmt", "finance_companies", "pawnshops", "farm_input_kiosk", "markets_permanent"),
    *("markets_semi_permanent", "markets_open", "shop_groups", "minimarkets"),
    "industrial_clusters",
)
