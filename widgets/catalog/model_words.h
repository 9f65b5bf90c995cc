#pragma once

#include <QCoreApplication>
#include <QString>

#include "widgets/kit/theme.h"

#include "pilothouse/v1/model_version.pb.h"

namespace catalogpage {

namespace v1 = pilothouse::v1;

// How figures of models are written.
class ModelWords {
    Q_DECLARE_TR_FUNCTIONS(ModelWords)

public:
    // "70.6 B", "568 M".
    static QString parameters(qint64 count);
    // "67.7 GiB".
    static QString bytes(qint64 count);
    // "67.7 GiB in 16 files".
    static QString weights(const v1::ModelVersionSpec &version);
    // Bytes of a token in the cache of keys and values; an encoder has none.
    static QString cache(qint64 bytesPerToken);
    static QString number(qint64 count);
    // "9f2c 41d0 … 7be1" of a hash in hex.
    static QString shortHash(const std::string &hex);
    static kit::Tone tone(v1::Lifecycle lifecycle);
};

} // namespace catalogpage
