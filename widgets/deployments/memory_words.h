#pragma once

#include <QCoreApplication>
#include <QString>

#include "pilothouse/v1/deployment_service.pb.h"

namespace deploymentspage {

namespace v1 = pilothouse::v1;

// The memory that a replica needs, in words: every term with its formula, "not known" where it is not.
class MemoryWords {
    Q_DECLARE_TR_FUNCTIONS(MemoryWords)

public:
    static QString name(const v1::MemoryTerm &term);
    // "48 layers × 32,768 tokens × 4 KiB × 8 sequences".
    static QString formula(const v1::MemoryTerm &term);
    static QString amount(const v1::MemoryTerm &term);
    static QString total(const v1::MemoryEstimate &estimate);
};

} // namespace deploymentspage
