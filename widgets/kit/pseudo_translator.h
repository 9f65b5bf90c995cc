#pragma once

#include <QTranslator>

namespace kit {

// The pseudo-locale `en_XA`: every translatable string with accents, brackets and 40 % more room, made as it is asked
// for. What stays plain on the screen is not translatable; what is cut has too little room.
class PseudoTranslator : public QTranslator {
    Q_OBJECT

public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *disambiguation, int n) const override;
};

} // namespace kit
