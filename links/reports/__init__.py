"""What residents say of links that do not work: asking, keeping and answering."""
