#pragma once

#include <map>

#include <QWidget>

#include "backend/client/pending.h"
#include "widgets/kit/obstacle.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/change_service.pb.h"

class QPlainTextEdit;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace kit {
class Banner;
class RoleLabel;
} // namespace kit

namespace changespage {

namespace v1 = pilothouse::v1;

class RequestReview;

// What people have written to a change request, oldest first, and a field for one more. What is typed stays until it
// is written, and belongs to the request that it was typed at.
class CommentsView : public QWidget {
    Q_OBJECT

public:
    // UTF-8, as the service takes them.
    static constexpr int mostBytes = 4'096;

    // The review outlives it.
    CommentsView(const kit::Session &session, const RequestReview &review, QWidget *parent = nullptr);

Q_SIGNALS:
    void countChanged(int count);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Sent {
        std::string name;
        QString text;
        std::string requestId;
    };

    void build();
    QWidget *rowFor(const v1::ChangeComment &comment) const;
    void show();
    void showRows();
    void judge();
    kit::Obstacle::Words obstacle() const;
    void write();
    void take(const core::Result<v1::MoveChangeRequestResponse> &answer);

    const kit::Session session_;
    const RequestReview &review_;
    QScrollArea *area_;
    QVBoxLayout *rows_ = nullptr;
    kit::RoleLabel *nothing_;
    QPlainTextEdit *text_;
    QPushButton *write_;
    kit::Banner *failure_;
    client::Pending<v1::MoveChangeRequestResponse> pending_;
    // Of what is shown.
    std::string name_;
    // What was typed and not written, by the name of its request.
    std::map<std::string, QString> drafts_;
    std::vector<std::string> shown_;
    // The last one that was sent, until the service has taken it.
    Sent sent_;
    bool isUnderWay_ = false;
};

} // namespace changespage
