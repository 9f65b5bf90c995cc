#pragma once

#include <functional>
#include <vector>

#include <QAbstractTableModel>

#include "backend/client/pending.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/policy_service.pb.h"

namespace policiespage {

namespace v1 = pilothouse::v1;

// What the policies say of many questions at once: rows by columns. Asked in batches, one after the other.
class DecisionMatrix final : public QAbstractTableModel {
    Q_OBJECT

public:
    struct Shape {
        QString corner;
        QStringList rows;
        QStringList columns;
        // What is asked beyond that, for example of which kind: with all of it the same, answers stay until new ones
        // are there.
        QString subject = {};
        std::function<v1::PolicyQuestion(int row, int column)> question = {};
        // Whether roles hold what is asked about, without which policies do not count; nothing where that is not
        // known. May be left out.
        std::function<std::optional<bool>(int row, int column)> isHeld = {};
        // What a cell says that roles do not hold.
        QString unheld = {};
    };

    DecisionMatrix(const kit::Session &session, QObject *parent);

    // Asks anew.
    void setShape(Shape shape);

    bool isAsking() const { return pending_.isOpen(); }
    const std::optional<core::Error> &error() const { return error_; }
    // Of a cell, whose first column is that of the rows' names; null where nothing is known of it yet.
    const v1::PolicyDecision *decisionAt(const QModelIndex &index) const;
    v1::PolicyQuestion questionAt(const QModelIndex &index) const;
    // Of what roles hold, as far as that is known.
    int deniedCount() const;
    int obligedCount() const;
    int unheldCount() const;
    bool isUnheld(const QModelIndex &index) const;
    // The shadow would allow what is denied, or deny what is allowed.
    bool isOtherwiseInShadow(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    // An answer has come, or none will.
    void answered();

private:
    void ask();
    void take(core::Result<v1::AskPoliciesResponse> answer);
    bool isUnheld(std::size_t place) const;
    int size() const { return static_cast<int>(shape_.rows.size() * shape_.columns.size()); }

    const kit::Session session_;
    Shape shape_;
    // Row by row; as long as what was answered.
    std::vector<v1::PolicyDecision> decisions_;
    // Asked anew; not shown before there are as many.
    std::vector<v1::PolicyDecision> next_;
    client::Pending<v1::AskPoliciesResponse> pending_;
    std::optional<core::Error> error_;
};

} // namespace policiespage
