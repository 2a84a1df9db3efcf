"""The film studio: everything the site shows of the film is made here, from
`film/storyboard.yml`."""
