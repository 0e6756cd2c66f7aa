//! Features of the editor, tested on articles with a cursor.
