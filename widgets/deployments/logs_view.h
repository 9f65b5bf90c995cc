#pragma once

#include <memory>
#include <optional>

#include <QTimer>
#include <QWidget>

#include "backend/client/subscription.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/deployment_service.pb.h"

class QAction;
class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace kit {
class Banner;
class RoleLabel;
class StatePanel;
class ZonedTimeEdit;
} // namespace kit

namespace deploymentspage {

namespace v1 = pilothouse::v1;

class LogHighlighter;

// What the replicas of a deployment wrote, merged by time: filtered by the service, followed while they write, from any
// instant on, and saved to a file. Reads only while it can be seen, and says where what it shows is not whole.
class LogsView : public QWidget {
    Q_OBJECT

public:
    explicit LogsView(const kit::Session &session, QWidget *parent = nullptr);
    ~LogsView() override;

    // Null shows none.
    void show(const v1::Resource *deployment);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using QWidget::show;
    enum class Progress { Nothing, Reading, Live, Whole, Cut, Full };

    void build();
    QWidget *buildBar();
    void follow();
    v1::ReadLogsRequest request() const;
    // Reads anew where something else is asked for than before.
    void change();
    void begin();
    void stop(Progress progress);
    void take();
    void takeMore();
    void keepEnd();
    void followReader();
    void end(const core::Error &error);
    void download(const QString &path);
    void chooseFile();
    void showState();
    void showPanel();
    QString words() const;

    const kit::Session session_;
    QString name_;
    QStringList replicas_;
    v1::ReadLogsRequest asked_;
    std::unique_ptr<client::Subscription> stream_;
    Progress progress_ = Progress::Nothing;
    // Why it is cut.
    std::optional<core::Error> error_;
    bool isSaving_ = false;
    // The newest line stays in view until whoever reads scrolls up, and again once the end is in view.
    bool keepsEnd_ = true;
    QTimer typing_;
    QLineEdit *filter_;
    QComboBox *replica_;
    QCheckBox *follow_;
    QCheckBox *from_;
    kit::ZonedTimeEdit *time_;
    QPushButton *save_;
    QPlainTextEdit *text_;
    kit::Banner *cut_;
    QAction *again_;
    kit::RoleLabel *state_;
    kit::StatePanel *panel_;
    LogHighlighter *found_;
};

} // namespace deploymentspage
