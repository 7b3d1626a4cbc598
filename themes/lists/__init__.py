"""Lists with search, facets and pages, for every room: it declares its facets and has a shelf."""
