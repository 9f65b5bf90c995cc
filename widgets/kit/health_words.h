#pragma once

#include <QCoreApplication>

#include "pilothouse/v1/health.pb.h"

namespace kit {

namespace v1 = pilothouse::v1;

// What the signs of a GPU's health are called, wherever they are shown or chosen.
class HealthWords {
    Q_DECLARE_TR_FUNCTIONS(HealthWords)

public:
    // Empty where there is none.
    static QString sign(v1::HealthSign sign);
};

} // namespace kit
