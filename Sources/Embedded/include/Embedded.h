// Data files compiled into the binary: gazetteer and lexicon tables, weights, canned queries, scripts of completion,
// schema.sql.
#ifndef EMBEDDED_H
#define EMBEDDED_H
#include <stddef.h>

/// A file as it stands in the repository. `path` is "Gazetteer/countries.tsv", "Queries/recent.sql", "schema.sql", …
typedef struct {
    const char *path;
    const unsigned char *bytes;
    size_t count;
} embedded_file;

/// The files of Completions/, Gazetteer/, Lexicon/, Model/ and Queries/: a list and its length.
const embedded_file *embedded_completions(size_t *count);
const embedded_file *embedded_gazetteer(size_t *count);
const embedded_file *embedded_lexicon(size_t *count);
const embedded_file *embedded_model(size_t *count);
const embedded_file *embedded_queries(size_t *count);
extern const embedded_file embedded_schema;

#endif
