#pragma once

#include <string>

#include <QCoreApplication>

#include "widgets/kit/session.h"

class QWidget;

namespace kit {

// Asks for the value of a secret and why, and sets it: whoever names a secret offers it.
class SecretDialog {
    Q_DECLARE_TR_FUNCTIONS(SecretDialog)

public:
    // Of the secret by its name, `secrets/<id>`.
    static void ask(const Session &session, const std::string &secret, QWidget *window);

private:
    // Why it cannot be sent; empty where it can.
    static QString obstacle(const QString &value);
};

} // namespace kit
