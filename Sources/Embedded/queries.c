// Made by generate.sh: the files of Queries/.
#include "Embedded.h"

static const unsigned char file_0[] = {
#embed "Queries/acts-between-countries.sql"
};
static const unsigned char file_1[] = {
#embed "Queries/acts-of-official.sql"
};
static const unsigned char file_2[] = {
#embed "Queries/articles-of-source.sql"
};
static const unsigned char file_3[] = {
#embed "Queries/failures.sql"
};
static const unsigned char file_4[] = {
#embed "Queries/meetings-of.sql"
};
static const unsigned char file_5[] = {
#embed "Queries/members.sql"
};
static const unsigned char file_6[] = {
#embed "Queries/most-quoted.sql"
};
static const unsigned char file_7[] = {
#embed "Queries/officials-of-country.sql"
};
static const unsigned char file_8[] = {
#embed "Queries/recent.sql"
};
static const unsigned char file_9[] = {
#embed "Queries/search.sql"
};
static const unsigned char file_10[] = {
#embed "Queries/speakers-about.sql"
};
static const unsigned char file_11[] = {
#embed "Queries/statements-about.sql"
};
static const unsigned char file_12[] = {
#embed "Queries/statements-at-meeting.sql"
};
static const unsigned char file_13[] = {
#embed "Queries/statements-by-act.sql"
};
static const unsigned char file_14[] = {
#embed "Queries/statements-by-country.sql"
};
static const unsigned char file_15[] = {
#embed "Queries/statements-by-official.sql"
};
static const unsigned char file_16[] = {
#embed "Queries/timeline.sql"
};
static const unsigned char file_17[] = {
#embed "Queries/who-met-whom.sql"
};

static const embedded_file files[] = {
    {"Queries/acts-between-countries.sql", file_0, sizeof file_0},
    {"Queries/acts-of-official.sql", file_1, sizeof file_1},
    {"Queries/articles-of-source.sql", file_2, sizeof file_2},
    {"Queries/failures.sql", file_3, sizeof file_3},
    {"Queries/meetings-of.sql", file_4, sizeof file_4},
    {"Queries/members.sql", file_5, sizeof file_5},
    {"Queries/most-quoted.sql", file_6, sizeof file_6},
    {"Queries/officials-of-country.sql", file_7, sizeof file_7},
    {"Queries/recent.sql", file_8, sizeof file_8},
    {"Queries/search.sql", file_9, sizeof file_9},
    {"Queries/speakers-about.sql", file_10, sizeof file_10},
    {"Queries/statements-about.sql", file_11, sizeof file_11},
    {"Queries/statements-at-meeting.sql", file_12, sizeof file_12},
    {"Queries/statements-by-act.sql", file_13, sizeof file_13},
    {"Queries/statements-by-country.sql", file_14, sizeof file_14},
    {"Queries/statements-by-official.sql", file_15, sizeof file_15},
    {"Queries/timeline.sql", file_16, sizeof file_16},
    {"Queries/who-met-whom.sql", file_17, sizeof file_17},
};

const embedded_file *embedded_queries(size_t *count) {
    *count = 18;
    return files;
}
