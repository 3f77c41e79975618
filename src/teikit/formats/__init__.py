"""What readers of word processors' and web formats share: archives, safe XML, and a text in the making."""
