"""What goes over the wire, in and out: the shapes of the interface as OpenAPI describes them."""
