"""What pages read: frozen dataclasses, a bounded number of statements each."""
