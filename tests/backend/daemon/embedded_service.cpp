// What `pilothouse service` runs, without the console around it.
#include "backend/service/serving.h"

int main(int argc, char **argv) {
    return service::runEmbedded({argv + 1, argv + argc});
}
