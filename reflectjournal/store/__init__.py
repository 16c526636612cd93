"""The encrypted vault. Nothing above this package knows SQL or SQLCipher."""
