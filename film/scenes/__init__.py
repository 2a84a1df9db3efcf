"""One file a scene; each gives `draw(clock) -> str`, the scene's picture at one moment as SVG."""
