"""The demo: five provinces told in story files, with fictional producers."""
