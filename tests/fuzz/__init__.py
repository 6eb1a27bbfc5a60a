"""The whole described interface, asked by Schemathesis."""
