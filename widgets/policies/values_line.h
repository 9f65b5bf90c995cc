#pragma once

#include <QLineEdit>

class QCompleter;
class QStringListModel;

namespace policiespage {

// Texts in one line, separated by commas. Those that could stand there are offered for the one that is being written.
class ValuesLine final : public QLineEdit {
    Q_OBJECT

public:
    explicit ValuesLine(QWidget *parent = nullptr);

    void setValues(const QStringList &values);
    void setOffered(const QStringList &offered);
    // One value alone: a comma is a part of it.
    void setSingle(bool isSingle);

    QStringList values() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void offer(bool isAsked);
    void insert(const QString &value);
    // Where the value at the cursor begins.
    int beginning() const;

    bool isSingle_ = false;
    QStringListModel *offered_;
    QCompleter *completer_;
};

} // namespace policiespage
