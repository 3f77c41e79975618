"""Runs over large corpora: shard by shard, each claimed, worked and kept by itself, on any engine."""
