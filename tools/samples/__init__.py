"""Writers of the sample documents in docs/samples, one module for each kind of file."""
