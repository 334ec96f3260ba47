"""The advocates' inbox: safety first, then whoever has waited longest; read, take, answer, hand over."""
