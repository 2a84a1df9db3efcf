"""Things become files: Word, PDF, workbook, calendar entry, charts."""
