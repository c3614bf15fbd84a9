// Made by generate.sh: the files of Lexicon/.
#include "Embedded.h"


static const embedded_file files[] = {
};

const embedded_file *embedded_lexicon(size_t *count) {
    *count = 0;
    return files;
}
