// Made by generate.sh: the files of Gazetteer/.
#include "Embedded.h"


static const embedded_file files[] = {
};

const embedded_file *embedded_gazetteer(size_t *count) {
    *count = 0;
    return files;
}
