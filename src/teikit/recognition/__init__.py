"""Recognition: the words of a reading become mentions of persons and places, by learnt evidence."""
