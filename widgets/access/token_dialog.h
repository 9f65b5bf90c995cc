#pragma once

#include "widgets/kit/dialog.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/resource.pb.h"

class QFormLayout;
class QVBoxLayout;

namespace accesspage {

namespace v1 = pilothouse::v1;

// The token of an invitation, the only time that it can be seen, and the command that whoever was invited runs.
class TokenDialog final : public kit::Dialog {
    Q_OBJECT

public:
    // Of a repeated request there is no token any more, which it says. Deletes itself when it is closed.
    TokenDialog(const kit::Session &session, const v1::Resource &invitation, const QString &token, QWidget *parent);

    // What is typed at the other end.
    static QString command(const QString &token, const QString &address);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build(const v1::Resource &invitation, const QString &token);
    // With room for so many lines.
    QWidget *copyable(const QString &label, const QString &text, const char *name, int lines = 1);

    const kit::Session session_;
};

} // namespace accesspage
