"""How well PDFs are converted: real articles and printed TEI, scored by the programs beside the corpus."""
