#pragma once

#include <functional>

#include <QDialog>

#include "backend/core/result.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/resource.pb.h"

class QLineEdit;
class QPushButton;

namespace kit {
class Banner;
}

namespace catalogpage {

namespace v1 = pilothouse::v1;

// A verb that moves a version through its lifecycle.
enum class Verb { Evaluate, Approve, Deprecate, Retire };

// Names what will happen to which version, asks why, and does it. Closes itself when it is done.
class VerbDialog : public QDialog {
    Q_OBJECT

public:
    VerbDialog(const kit::Session &session, Verb verb, const v1::Resource &version, QWidget *parent);

    // What a button or menu calls the verb.
    static QString word(Verb verb);
    static std::string permission(Verb verb);
    static bool isPossible(Verb verb, v1::Lifecycle from);

private:
    void build();
    void send();
    void take(const core::Result<v1::Resource> &result);
    QString consequence() const;

    const kit::Session session_;
    const Verb verb_;
    const v1::Resource version_;
    const std::string requestId_;
    QLineEdit *reason_;
    kit::Banner *failure_;
    QPushButton *act_;
};

} // namespace catalogpage
