"""Build the demonstration through the same actions that people use."""

from caicach.demo.load.loading import Account, DemoReport, NotEmpty, accounts, is_loaded, load_demo

__all__ = ["Account", "DemoReport", "NotEmpty", "accounts", "is_loaded", "load_demo"]
