"""How Danish writes dates and times, where Django has it otherwise."""
