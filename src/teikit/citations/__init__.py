"""Citations: which words of a note cite a work, what each of them says of it, and which works are meant."""
