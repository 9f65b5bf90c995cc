#pragma once

#include <variant>

#include <QCoreApplication>
#include <QList>
#include <QString>

#include "backend/core/error.h"

#include "pilothouse/v1/errors.pb.h"
#include "pilothouse/v1/resource.pb.h"

namespace policiespage {

namespace v1 = pilothouse::v1;

class Draft;

// One way to mend what is wrong, that needs no thinking: the nearest name, another test, a field taken out.
class QuickFix {
    Q_DECLARE_TR_FUNCTIONS(QuickFix)

public:
    // Those that there are, at most three: of what a violation tells of, and of what keeps a text of JSON from being a
    // set.
    static QList<QuickFix> of(const v1::FieldViolation &violation, const v1::Resource &set);
    static QList<QuickFix> of(const core::Error &refusal, const QString &text);

    const QString &words() const { return words_; }
    void apply(Draft &draft) const;

private:
    using Mended = std::variant<v1::Resource, QString>;

    QuickFix(QString words, Mended mended) : words_(std::move(words)), mended_(std::move(mended)) {}

    QString words_;
    Mended mended_;
};

} // namespace policiespage
