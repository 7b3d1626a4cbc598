"""The symbols of printed codes and the permanent code of a product. Pure."""
