"""Things become files: Word, PDF, workbook, calendar entry, charts."""


def documents(site):
    return iter(())
