#pragma once

#include <QTimer>
#include <QWidget>

#include "backend/client/pending.h"

#include "pilothouse/v1/resource_service.pb.h"

class QCompleter;
class QLineEdit;
class QStandardItemModel;

namespace client {
class Connection;
}

namespace kit {

class RoleLabel;
class Theme;

namespace v1 = pilothouse::v1;

// One line of the filter language, compiled by the service at every pause of typing. Its edge says whether it is valid,
// not finished yet, wrong or spelled in an old way; the line below says what is wrong and where, and on Return what is
// missing. Words that fit are offered as you type, and on Ctrl+Space.
class FilterBar : public QWidget {
    Q_OBJECT

public:
    // `kind` is a plural, or `events`.
    FilterBar(const Theme &theme, client::Connection &connection, const QString &kind, QWidget *parent = nullptr);
    ~FilterBar() override;

    // A filter that could stand here, shown while the line is empty and has the room.
    void setExample(const QString &filter);

    QString text() const;
    // As if typed and entered.
    void setText(const QString &text);
    // The last text that was valid; what the list shows.
    const QString &filter() const { return filter_; }
    v1::FilterState state() const { return compiled_.state(); }

Q_SIGNALS:
    // Another valid filter stands there now.
    void filterChanged(const QString &filter);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    // Why the line is compiled: words are offered for what is being typed, and only what was entered must be whole.
    enum class Occasion { Typed, Entered, Reconnected };

    void build(const Theme &theme);
    void showExample();
    void compile(Occasion occasion);
    void take(core::Result<v1::CompileFilterResponse> answer, const QString &text, Occasion occasion);
    void showState(Occasion occasion);
    void offer();
    void insert(const QString &completion);

    client::Connection &connection_;
    const QString kind_;
    QString example_;
    QString filter_;
    v1::CompileFilterResponse compiled_;
    client::Pending<v1::CompileFilterResponse> pending_;
    QTimer pause_;
    QLineEdit *line_;
    RoleLabel *mistake_;
    QStandardItemModel *words_;
    QCompleter *completer_;
};

} // namespace kit
