// Made by generate.sh: the files of Model/.
#include "Embedded.h"

static const unsigned char file_0[] = {
#embed "Model/attribution.bin"
};
static const unsigned char file_1[] = {
#embed "Model/calibration.tsv"
};

static const embedded_file files[] = {
    {"Model/attribution.bin", file_0, sizeof file_0},
    {"Model/calibration.tsv", file_1, sizeof file_1},
};

const embedded_file *embedded_model(size_t *count) {
    *count = 2;
    return files;
}
