// Made by generate.sh: the files of Completions/.
#include "Embedded.h"

static const unsigned char file_0[] = {
#embed "Completions/demarche.bash"
};
static const unsigned char file_1[] = {
#embed "Completions/demarche.fish"
};
static const unsigned char file_2[] = {
#embed "Completions/demarche.zsh"
};

static const embedded_file files[] = {
    {"Completions/demarche.bash", file_0, sizeof file_0},
    {"Completions/demarche.fish", file_1, sizeof file_1},
    {"Completions/demarche.zsh", file_2, sizeof file_2},
};

const embedded_file *embedded_completions(size_t *count) {
    *count = 3;
    return files;
}
