"""What scenes are drawn with: easing, colour, type, people, props and the stage they stand on."""
