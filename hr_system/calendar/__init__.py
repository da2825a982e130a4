"""Which days the state works, and how the law counts them."""
