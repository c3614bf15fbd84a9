// schema.sql, the only definition of the database.
#include "Embedded.h"

static const unsigned char schema[] = {
#embed "../../schema.sql"
};
const embedded_file embedded_schema = {"schema.sql", schema, sizeof schema};
