"""Where reading runs: processes of this machine, or a cluster."""
