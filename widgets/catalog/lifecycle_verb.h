#pragma once

#include <QCoreApplication>

#include "widgets/kit/verb_dialog.h"

namespace catalogpage {

namespace v1 = pilothouse::v1;

// A verb that moves a version through its lifecycle.
enum class Verb { Evaluate, Approve, Deprecate, Retire };

// What each of those verbs is called, needs and does.
class LifecycleVerb {
    Q_DECLARE_TR_FUNCTIONS(LifecycleVerb)

public:
    // What a button or menu calls the verb.
    static QString word(Verb verb);
    static std::string permission(Verb verb);
    static bool isPossible(Verb verb, v1::Lifecycle from);
    // Asks why, in a dialog, and does it.
    static void ask(const kit::Session &session, Verb verb, const v1::Resource &version, QWidget *parent);

private:
    static QString consequence(Verb verb);
};

} // namespace catalogpage
