"""Reading claims in Chinese and Japanese, which write no gaps between words."""
