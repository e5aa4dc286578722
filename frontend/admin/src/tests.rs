//! Pages through the router, with services that these tests make up.
