#pragma once

#include <string>

#include <QCoreApplication>
#include <QList>
#include <QString>

#include "pilothouse/v1/errors.pb.h"
#include "pilothouse/v1/resource.pb.h"

namespace policiespage {

namespace v1 = pilothouse::v1;

// One way to mend what a violation tells of, that needs no thinking: the nearest name, another test, a field taken out.
class QuickFix {
    Q_DECLARE_TR_FUNCTIONS(QuickFix)

public:
    // Those that there are, at most three.
    static QList<QuickFix> of(const v1::FieldViolation &violation, const v1::Resource &set);

    const QString &words() const { return words_; }
    const v1::Resource &mended() const { return mended_; }

private:
    QuickFix(QString words, v1::Resource mended) : words_(std::move(words)), mended_(std::move(mended)) {}

    QString words_;
    v1::Resource mended_;
};

} // namespace policiespage
