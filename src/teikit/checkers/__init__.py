"""What checks exports before they are handed on: the schemas and programs that the archives use."""
