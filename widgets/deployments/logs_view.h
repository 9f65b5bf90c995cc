#pragma once

#include <memory>

#include <QWidget>

#include "backend/client/subscription.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/deployment_service.pb.h"

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace kit {
class RoleLabel;
class StatePanel;
} // namespace kit

namespace deploymentspage {

namespace v1 = pilothouse::v1;

// What the replicas of a deployment wrote, merged by time: filtered by the service, followed while they write, from any
// instant on, and saved to a file. Reads only while it can be seen.
class LogsView : public QWidget {
    Q_OBJECT

public:
    explicit LogsView(const kit::Session &session, QWidget *parent = nullptr);
    ~LogsView() override;

    // By name; empty shows none.
    void show(const v1::Resource *deployment);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    using QWidget::show;
    void build();
    void begin();
    void stop();
    void take();
    void append(const v1::LogLine &line);
    void end(const core::Error &error);
    void save();
    void showState();

    const kit::Session session_;
    QString name_;
    QStringList replicas_;
    std::unique_ptr<client::Subscription> stream_;
    bool isLive_ = false;
    QLineEdit *filter_;
    QComboBox *replica_;
    QCheckBox *follow_;
    QCheckBox *from_;
    QDateTimeEdit *time_;
    QPushButton *save_;
    QPlainTextEdit *text_;
    kit::RoleLabel *state_;
    kit::StatePanel *panel_;
};

} // namespace deploymentspage
