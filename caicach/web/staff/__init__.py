"""The pages that officials work with. A view fetches through access, makes one call, and answers."""
