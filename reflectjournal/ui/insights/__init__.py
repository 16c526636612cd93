"""The figures of the Insights page: drawn, as a table, and with the entries behind them."""
