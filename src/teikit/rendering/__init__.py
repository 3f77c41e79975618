"""What the exporters of texts share beside the flow: words as each format spells them, archives, parts."""
