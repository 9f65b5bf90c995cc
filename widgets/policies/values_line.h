#pragma once

#include <QHash>
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
    // A value is found by the words before it too, `Mara Lind, principals/k3v7`; it alone is taken over.
    struct Named {
        QString words;
        QString value;
    };
    void setOffered(const QList<Named> &offered);
    // One value alone: a comma is a part of it.
    void setSingle(bool isSingle);

    QStringList values() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void offer(bool isAsked);
    void insert(const QString &offered);
    // Where the value at the cursor begins.
    int beginning() const;

    bool isSingle_ = false;
    // By what is offered, where that is more than the value.
    QHash<QString, QString> named_;
    QStringListModel *offered_;
    QCompleter *completer_;
};

} // namespace policiespage
