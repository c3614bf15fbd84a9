// Made by generate.sh: the files of Queries/.
#include "Embedded.h"


static const embedded_file files[] = {
};

const embedded_file *embedded_queries(size_t *count) {
    *count = 0;
    return files;
}
